# ends: RecursionError
import json
json.dumps(object(), default=lambda o: [o] if 0 else {'a': object()})
