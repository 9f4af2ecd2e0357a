import json


def attempt(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


print(json.loads(' \t\n\r[ 1 ,\n2\t]\r\n '), json.loads('{\n}'), json.loads('[\n]'))
attempt(lambda: json.loads('\x0b1'))
attempt(lambda: json.loads('[1\xa0]'))
