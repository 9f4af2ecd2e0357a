import csv
import io
row = ['a', 1, 2.5, None, '', 'b c']
for quoting in [csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC, csv.QUOTE_STRINGS, csv.QUOTE_NOTNULL]:
    out = io.StringIO()
    csv.writer(out, quoting=quoting).writerow(row)
    print(quoting, repr(out.getvalue()))
out = io.StringIO()
csv.writer(out, quoting=csv.QUOTE_NONE).writerow(row)
print(repr(out.getvalue()))
