# ends: ok
import random
r = random.Random(2)
def f():
    try:
        return 1 / 0
    except ValueError:
        return 2
for _ in range(300):
    table = bytearray(f.__code__.co_exceptiontable)
    table[r.randrange(4)] = r.randrange(256)
    try:
        f.__code__.replace(co_exceptiontable=bytes(table)).co_positions()
    except (SystemError, ValueError):
        pass
