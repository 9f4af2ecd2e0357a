# ends: memory
import csv, io
out = io.StringIO()
writer = csv.writer(out)
while True:
    writer.writerow(['a' * 10_000] * 10)
