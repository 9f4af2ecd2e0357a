# ends: memory
import csv
csv.field_size_limit(10**12)
def lines():
    yield '"'
    while True:
        yield 'a' * 100_000
x = list(csv.reader(lines()))
