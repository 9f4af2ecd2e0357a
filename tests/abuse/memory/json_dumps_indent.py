# ends: memory
import json
x = json.dumps([[1, 2]] * 10_000, indent=100_000)
