# ends: ok
import random
r = random.Random(1)
def f(a, b):
    c = [a, b]
    for d in c:
        yield d
    return a
def g(a, b):
    with a as c:
        return {a: b, **c}
for n in range(3000):
    code = (f, g)[n % 2].__code__
    text = bytearray(code.co_code)
    for _ in range(r.randrange(1, 5)):
        text[r.randrange(len(text))] = r.randrange(256)
    try:
        made = code.replace(co_code=bytes(text))
        eval(made)
    except (MemoryError, RecursionError):
        raise
    except BaseException:
        pass
