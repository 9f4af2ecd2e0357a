# ends: work
import json
while True:
    json.loads('1' * 4000)
