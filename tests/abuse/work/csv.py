# ends: work
import csv
lines = ['a,b,"c"'] * 50_000
while True:
    list(csv.reader(lines))
