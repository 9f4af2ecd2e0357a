import _pickle

def nested(depth):
    value = []
    for _ in range(depth):
        value = [value]
    return value
data = _pickle.dumps(nested(500))
value, depth = _pickle.loads(data), 0
while value:
    value, depth = value[0], depth + 1
print(depth, len(data))
print(type(_pickle.loads(b"(" * 3000 + b"l" * 3000 + b".")))
