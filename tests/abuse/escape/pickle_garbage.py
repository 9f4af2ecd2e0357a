# ends: ok
import pickle, random
r = random.Random(1)
for n in range(3000):
    data = bytes(r.randrange(256) for _ in range(r.randrange(40)))
    try:
        pickle.loads(b'\x80\x04' + data)
    except (MemoryError, RecursionError):
        raise
    except Exception:
        pass
