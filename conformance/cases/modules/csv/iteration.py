import csv


def attempt(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


def lines():
    yield 'a,b'
    yield 'c'
    raise KeyError('stop')
reader = csv.reader(lines())
print(iter(reader) is reader, next(reader), next(reader), reader.line_num)
attempt(lambda: next(reader))
attempt(lambda: next(csv.reader([])))
print(list(csv.reader(iter(['x,y']))), csv.reader(('p',)).line_num)
