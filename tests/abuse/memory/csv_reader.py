# ends: memory
import csv
x = [row for row in csv.reader(['a,' * 100_000] * 10_000)]
