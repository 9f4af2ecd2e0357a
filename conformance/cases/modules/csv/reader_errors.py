import csv


def attempt(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: list(csv.reader([5])))
attempt(lambda: list(csv.reader([b'a'])))
attempt(lambda: csv.reader(5))
attempt(lambda: csv.reader())
attempt(lambda: csv.reader([], 'a', 'b'))
attempt(lambda: list(csv.reader(['"a'], strict=True)))
attempt(lambda: list(csv.reader(['"a"b'], strict=True)))
print(list(csv.reader(['"a', ''])), list(csv.reader(['"a"b'])))
