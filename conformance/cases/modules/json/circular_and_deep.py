import json


def attempt(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


items = []
items.append(items)
attempt(lambda: json.dumps(items))
table = {}
table['self'] = table
attempt(lambda: json.dumps(table))
for text in ['[' * 100000, '{"a":' * 100000]:
    try:
        json.loads(text)
    except RecursionError:
        print('RecursionError')
print(json.dumps([items[:0], items[:0]]))
