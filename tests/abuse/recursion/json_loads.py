# ends: RecursionError
import json
json.loads('[' * 20_000)
