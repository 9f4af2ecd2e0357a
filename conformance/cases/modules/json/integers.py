import json


def attempt(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


print(json.dumps([0, -1, 10 ** 30, True]), json.loads('[0, -0, 12345678901234567890, -9223372036854775808, 1e0]'))
print(type(json.loads('1')), type(json.loads('-0')), json.loads('5', parse_int=hex) if False else json.loads('5', parse_int=str))
attempt(lambda: json.loads('1' * 5000))
import enum
class Color(enum.IntEnum):
    RED = 1
print(json.dumps([Color.RED, {Color.RED: Color.RED}]))
