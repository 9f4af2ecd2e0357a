# ends: ok
import random
r = random.Random(1)
for state in ((3, (0,) * 625, None), (3, (2**32,) * 625, None), (3, (1,) * 624 + (10**6,), None)):
    try:
        r.setstate(state)
        r.random()
    except (ValueError, TypeError, OverflowError):
        pass
