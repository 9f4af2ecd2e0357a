import _pickle

class Plain:
    def __init__(self): self.a, self.b = 1, [2]
class Slots:
    __slots__ = "x", "y"
class Both(Slots):
    pass
class State:
    def __getstate__(self): return {"k": 1}
    def __setstate__(self, state): self.got = state
class NewArgs(tuple):
    def __new__(cls, *args): return super().__new__(cls, args)
    def __getnewargs__(self): return tuple(self)
class NewArgsEx:
    def __new__(cls, *, key): self = object.__new__(cls); self.key = key; return self
    def __getnewargs_ex__(self): return (), {"key": self.key}
class L(list): pass

slots, both = Slots(), Both()
slots.x = 1
both.x, both.y, both.z = 1, 2, 3
listed = L([1, 2])
listed.name = "n"
for protocol in range(6):
    for value in Plain(), slots, both, State(), NewArgs(1, 2), NewArgsEx(key=5), listed:
        try:
            data = _pickle.dumps(value, protocol)
        except TypeError as error:
            print(protocol, type(value).__name__, error)
            continue
        back = _pickle.loads(data)
        print(protocol, data, type(back).__name__, getattr(back, "__dict__", None))
