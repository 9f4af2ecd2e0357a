import csv
import io
rows = [['a', 'b,c', 'd"e', 'f\ng', ''], ['', ''], [' x ', "'", '\t'], ['Ж', '\U0001f600']]
for options in [{}, dict(delimiter=';'), dict(quoting=csv.QUOTE_ALL), dict(delimiter='\t', quotechar="'"), dict(doublequote=False, escapechar='\\')]:
    out = io.StringIO(newline='')
    csv.writer(out, **options).writerows(rows)
    print(list(csv.reader(io.StringIO(out.getvalue(), newline=''), **options)) == rows, len(out.getvalue()))
