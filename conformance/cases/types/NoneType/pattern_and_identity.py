def f(x):
    match x:
        case None: return "None"
        case _: return "other"
class Eq:
    def __eq__(self, o): return True
print(f(None), f(0), f(Eq()), Eq() == None, None == Eq(), Eq() is None)
print(None is None, None is not None, id(None) == id(type(None)()))
print([x for x in (None, 0, "", [], Eq()) if x is None])
