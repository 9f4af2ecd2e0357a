import json


def attempt(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


print(repr(json.loads('"a\tb"', strict=False)))
attempt(lambda: json.loads('"a\tb"'))
print(json.JSONDecoder(strict=False).decode('["\x01"]'), json.JSONDecoder().raw_decode('{"a": 1} rest'))
attempt(lambda: json.loads(b'\xff'))
print(json.loads(b'{"a": "\xc3\xa9"}'), json.loads(bytearray('[1]', 'utf-16')), json.loads('[1]'.encode('utf-32-le')))
attempt(lambda: json.loads('\ufeff[]'))
attempt(lambda: json.loads(5))
