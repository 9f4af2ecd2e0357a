import csv


def attempt(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


print(list(csv.reader(['a,b\n', 'c,d\r\n', 'e,f\r', 'g,h'])), list(csv.reader(['', '\n', 'a\n', ''])))
print(list(csv.reader(['"a\n', 'b",c\n'])), list(csv.reader(['a,"b', 'c",d'])))
attempt(lambda: list(csv.reader(['a\rb'])))
attempt(lambda: list(csv.reader(['a\nb'])))
reader = csv.reader(['"a\n', 'b"\n', 'c'])
print(next(reader), reader.line_num, next(reader), reader.line_num)
