# ends: ok
import random, traceback
r = random.Random(3)
def f():
    return 1 / 0
for _ in range(1000):
    table = bytes(r.randrange(256) for _ in range(r.randrange(20)))
    try:
        eval(f.__code__.replace(co_linetable=table))
    except ZeroDivisionError:
        try:
            traceback.format_exc()
        except RuntimeError:
            pass
    except (SystemError, ValueError, RuntimeError):
        pass
