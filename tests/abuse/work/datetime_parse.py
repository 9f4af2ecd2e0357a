# ends: work
import datetime
while True:
    datetime.datetime.fromisoformat('2000-01-01T00:00:00')
    datetime.datetime.strptime('2000-01-01', '%Y-%m-%d')
