import json


def attempt(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


print(json.dumps({1: 1, 1.5: 2, True: 3, None: 4, 'a': 5, -10 ** 20: 6}))
print(json.dumps({'b': 1, 'a': 2}, sort_keys=True), json.dumps({2: 1, 10: 2}, sort_keys=True))
attempt(lambda: json.dumps({'a': 1, 2: 3}, sort_keys=True))
print(json.dumps({'a': 1, (1,): 2, b'x': 3}, skipkeys=True), json.dumps({(1,): 2}, skipkeys=True))
