import copyreg, pickle, copy
class P:
    def __init__(self): self.a = 1
class S:
    __slots__ = ("a", "b")
class SD(S):
    pass
s = S(); s.a = 1
sd = SD(); sd.a = 2; sd.z = 3
for x in (object(), P(), s, sd):
    for protocol in (0, 1, 2, 4):
        try:
            r = x.__reduce_ex__(protocol)
            print(type(x).__name__, protocol, r[0].__name__, [getattr(a, "__name__", a) for a in r[1] if not isinstance(a, object().__class__) or isinstance(a, (type, type(None)))], r[2:])
        except TypeError as e:
            print(type(x).__name__, protocol, "|", e)
for source in ["object().__reduce__()[0].__name__", "object().__reduce_ex__('a')", "object().__reduce_ex__()", "object().__reduce__(1)", "copyreg.__newobj__(P).__class__", "(5).__reduce_ex__(2)", "object().__getstate__()", "P().__getstate__()", "s.__getstate__()", "sd.__getstate__()", "[].__reduce_ex__(2)[3:]", "{1: 2}.__reduce_ex__(2)[2:4]"]:
    try:
        print(source, str(eval(source)).split(" at 0x")[0])
    except TypeError as e:
        print(source, "|", e)
