import csv
import io
out = io.StringIO()
writer = csv.writer(out)
print(writer.writerow([1, 'a,b', None, 1.5, 'q"r', 'x\ny', '', True]), writer.writerow([]), writer.writerow(['']), writer.writerow([None]), writer.writerow(('a', 'b')))
writer.writerows([[1], 'xy', iter([3, 4])])
print(repr(out.getvalue()))
print(writer.dialect.delimiter)
