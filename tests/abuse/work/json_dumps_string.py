# ends: work
import json
x = 'a\n\u20ac' * 1_000_000
while True:
    json.dumps(x)
