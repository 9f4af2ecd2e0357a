import csv
import io


def attempt(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


out = io.StringIO()
writer = csv.DictWriter(out, ['a', 'b'], restval='-', extrasaction='ignore')
writer.writeheader()
writer.writerows([{'a': 1, 'b': 2}, {'a': 3, 'c': 4}])
print(repr(out.getvalue()))
attempt(lambda: csv.DictWriter(out, ['a']).writerow({'z': 1}))
attempt(lambda: csv.DictWriter(out, ['a'], extrasaction='x'))
