import json
print(json.dumps([1, {'a': 2}], separators=(',', ':')), json.dumps({'a': [1, 2]}, separators=(' , ', ' : ')))
print(json.dumps(()), json.dumps((1, 2)), json.dumps('x'), json.dumps(None), json.dumps({}), json.dumps([[], {}]))
print(list(json.JSONEncoder().iterencode([1, {'a': None}])))
