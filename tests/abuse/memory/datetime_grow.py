# ends: memory
import datetime
x = []
day = datetime.date(2000, 1, 1)
while True:
    x.append(day + datetime.timedelta(len(x) % 1000))
