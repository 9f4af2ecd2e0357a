import json


def attempt(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


class Point:
    def __init__(self, x):
        self.x = x
print(json.dumps([Point(1), {'p': Point(2)}], default=vars), json.dumps({Point: 1, 'a': 2}, skipkeys=True))
try:
    json.dumps({'a': [1, {'b': Point(1)}]})
except TypeError as error:
    print(error, error.__notes__)
attempt(lambda: json.dumps({(1,): 2}))
attempt(lambda: json.dumps({b'a'}))
