import pickle, copy
class NewArgs:
    def __new__(cls, a, b=None):
        self = super().__new__(cls)
        self.got = (a, b)
        return self
    def __getnewargs__(self): return self.got
class NewArgsEx(NewArgs):
    def __getnewargs_ex__(self): return (self.got[:1], {"b": self.got[1]})
class State:
    def __getstate__(self): return {"saved": 1}
    def __setstate__(self, state): self.restored = state
class Falsy(State):
    def __getstate__(self): return 0
for x in (NewArgs(1, 2), NewArgsEx(3, 4), State(), Falsy()):
    for y in (pickle.loads(pickle.dumps(x, 2)), pickle.loads(pickle.dumps(x, 5)), copy.copy(x), copy.deepcopy(x)):
        print(type(y).__name__, vars(y), end="; ")
    print()
class BadArgs:
    def __getnewargs__(self): return [1]
class BadEx:
    def __getnewargs_ex__(self): return 1
class BadEx2:
    def __getnewargs_ex__(self): return (1,)
class BadEx3:
    def __getnewargs_ex__(self): return ([], {})
class BadEx4:
    def __getnewargs_ex__(self): return ((), [])
class Slots:
    __slots__ = "a"
    __getstate__ = None
for cls in (BadArgs, BadEx, BadEx2, BadEx3, BadEx4, Slots):
    try:
        cls().__reduce_ex__(2)
    except (TypeError, ValueError) as e:
        print(cls.__name__, type(e).__name__, e)
