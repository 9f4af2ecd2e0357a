# ends: work
import json
x = [[1, 'a', None, {'b': 2.5}]] * 50_000
while True:
    json.dumps(x)
