import json
print(json.loads('[]'), json.loads('{}'), json.loads('[1, [2, {"a": []}]]'), json.loads(' { "a" : 1 , "b" : [ ] } '))
print(json.loads('{"a": 1, "a": 2}'), json.loads('{"": {"": 0}}'), json.loads('[null,true,false]'))
keys = json.loads('[{"key": 1, "ключ": 2}, {"key": 3, "ключ": 4}]')
print([a is b for a, b in zip(keys[0], keys[1])])
