# ends: ok
import marshal, random
r = random.Random(5)
for _ in range(5000):
    try:
        marshal.loads(bytes(r.randrange(256) for _ in range(r.randrange(30))))
    except (EOFError, ValueError, TypeError):
        pass
