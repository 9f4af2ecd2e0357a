import json


def attempt(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


class Table(dict):
    def items(self):
        return [('shown', 1)]
class Row(list):
    pass
class Name(str):
    pass
class Number(float):
    def __repr__(self):
        return 'never'
print(json.dumps(Table(hidden=2)), json.dumps(Row([1, 2])), json.dumps(Name('n')), json.dumps(Number(1.5)))
class Bad(dict):
    def items(self):
        return [1]
attempt(lambda: json.dumps(Bad(a=1)))
