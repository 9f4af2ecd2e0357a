# ends: memory
import json
x = []
for _ in range(30):
    x = [x, x]
json.dumps(x)
