import json
value = {'a': [1, [2, {}], []], 'b': {'c': None}}
print(json.dumps(value, indent=2))
print(json.dumps(value, indent='--', sort_keys=True))
print(json.dumps([[]], indent=0), json.dumps({}, indent=4), json.dumps([1, 2], indent=1, separators=(';', '=')))
