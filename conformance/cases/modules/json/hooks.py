import json


def attempt(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


text = '{"a": {"b": 1}, "c": [2.5, 3, NaN]}'
print(json.loads(text, object_hook=lambda d: sorted(d)), json.loads(text, object_pairs_hook=tuple))
print(json.loads(text, parse_int=float, parse_float=str, parse_constant=lambda s: '<' + s + '>'))
attempt(lambda: json.loads(text, object_hook=lambda d: 1 / 0))
print(json.loads('{}', object_pairs_hook=list), json.loads('{}', object_hook=len))
