# ends: RecursionError
import json
json.loads('{"a":' * 20_000)
