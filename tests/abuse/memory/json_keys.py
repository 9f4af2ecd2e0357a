# ends: memory
import json
text = '{' + ','.join(f'"{n}":0' for n in range(100_000)) + '}'
x = []
while True:
    x.append(json.loads(text))
