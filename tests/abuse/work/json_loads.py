# ends: work
import json
text = '[' + '1.5e10,' * 300_000 + '1]'
while True:
    json.loads(text)
