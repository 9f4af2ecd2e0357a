import _json
import json


def attempt(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


print(_json.scanstring('abc"rest', 0), _json.scanstring(r'\u0041\n" x', 0, True), _json.scanstring('a\nb"', 0, False))
attempt(lambda: _json.scanstring('abc"', -1))
attempt(lambda: _json.scanstring('abc"', 9))
attempt(lambda: _json.scanstring(5, 1))
attempt(lambda: _json.scanstring('abc"'))
scan = json.JSONDecoder().scan_once
print(scan('[1, 2] tail', 0), scan('x"y"', 1), scan('12', 1))
attempt(lambda: scan('1', -1))
try:
    scan('1', 5)
except StopIteration as stop:
    print('StopIteration', stop.value)
attempt(lambda: scan(5, 0))
