# ends: ok
import marshal, random
r = random.Random(4)
def f(a):
    try:
        return [b for b in a if b]
    finally:
        print
data = marshal.dumps(f.__code__)
for _ in range(3000):
    text = bytearray(data)
    for _ in range(r.randrange(1, 4)):
        text[r.randrange(len(text))] = r.randrange(256)
    try:
        made = marshal.loads(bytes(text))
        exec(made)
    except (MemoryError, RecursionError):
        pass
    except BaseException:
        pass
