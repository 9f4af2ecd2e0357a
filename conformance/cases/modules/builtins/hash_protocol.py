def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

class H:
    def __init__(self, answer): self.answer = answer
    def __hash__(self): return self.answer
class E:
    def __eq__(self, other): return True

print(hash(1) == hash(1.0) == hash(True) == hash(1 + 0j), hash(-1), hash(-2), hash(2**61 - 1), hash(2**61), hash(float("inf")), hash(0.5))
print(hash(H(-1)), hash(H(2**100)), hash(H(2**64)), hash(H(True)))
attempt(hash, [])
attempt(hash, H("x"))
attempt(hash, E())
attempt(hash, ([],))
attempt(hash, slice([]))
attempt(hash)
print(E.__hash__, hash(()), hash(None) == hash(None), hash("") == 0)
