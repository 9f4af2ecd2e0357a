# ends: memory
import json
x = [json.dumps('\x00' * 1_000_000) for _ in range(1000)]
