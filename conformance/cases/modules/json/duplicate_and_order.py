import json
print(list(json.loads('{"z": 1, "a": 2, "m": 3}')), json.loads('{"a": 1, "b": 2, "a": 3}'))
print(json.loads('{"a": 1, "b": 2, "a": 3}', object_pairs_hook=list), json.dumps(dict.fromkeys('zam', 0)))
