import csv
import io


def attempt(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: csv.writer(5))
attempt(lambda: csv.writer())
writer = csv.writer(io.StringIO())
attempt(lambda: writer.writerow(5))
attempt(lambda: writer.writerows(5))
attempt(lambda: writer.writerows([1]))
attempt(lambda: csv.writer(io.StringIO(), quoting=csv.QUOTE_NONE).writerow(['a,b']))
attempt(lambda: csv.writer(io.StringIO(), quoting=csv.QUOTE_NONE).writerow(['']))
attempt(lambda: csv.writer(io.StringIO(), quoting=csv.QUOTE_STRINGS).writerow([None]))
attempt(lambda: csv.writer(io.StringIO(), doublequote=False).writerow(['a"b']))
class Bad:
    def __str__(self):
        raise KeyError('bad')
attempt(lambda: writer.writerow([Bad()]))
