import csv
import io


def attempt(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


def write(row, **options):
    out = io.StringIO()
    csv.writer(out, **options).writerow(row)
    return out.getvalue()
print(repr(write(['a,b', 'c"d', 'e|f', 'g\n'], quoting=csv.QUOTE_NONE, escapechar='|')))
print(repr(write(['a"b,|'], doublequote=False, escapechar='|')), repr(write(['a"b'], doublequote=True, escapechar='|')))
print(repr(write(['a!b', 'c'], lineterminator='!')), repr(write(['', 'a'], delimiter=' ', skipinitialspace=True)))
attempt(lambda: write(['', 'a'], delimiter=' ', skipinitialspace=True, quoting=csv.QUOTE_NONE))
