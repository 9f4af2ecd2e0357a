# ends: memory
import json
x = [json.loads('"' + '\\u20ac' * 1_000_000 + '"') for _ in range(1000)]
