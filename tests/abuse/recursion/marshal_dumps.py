# ends: ValueError: object too deeply nested to marshal
import marshal
x = []
for _ in range(20_000):
    x = [x]
marshal.dumps(x)
