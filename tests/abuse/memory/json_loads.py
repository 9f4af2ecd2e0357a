# ends: memory
import json
x = [json.loads('[' + '{},' * 1_000_000 + '1]') for _ in range(1000)]
