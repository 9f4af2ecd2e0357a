import json


def attempt(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


print(json.dumps([1.0, -0.0, 1e16, 1.5e-7, 1e300, 0.1]), json.loads('[1.0, -0.0, 1e5, 1E+2, 1.5e-3, 1e400]'))
print(json.dumps([float('nan'), float('inf'), -float('inf')]), json.loads('[NaN, Infinity, -Infinity]'))
attempt(lambda: json.dumps(float('nan'), allow_nan=False))
attempt(lambda: json.dumps({float('inf'): 1}, allow_nan=False))
print(json.loads('1.25', parse_float=str), json.loads('[1.5, 2]', parse_float=lambda s: s + '!'))
