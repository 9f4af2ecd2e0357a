# An answer of isinstance is not used for other types, or for the same ones when they have changed.
class A: pass
class B: pass
class C(A): pass

def ask(objects, cls):
    return [isinstance(o, cls) for o in objects]

c = C()
print(ask([c] * 3 + [A(), B(), 1, None, "x"] + [c], A))
C.__bases__ = (B,)
print(ask([c] * 3, A), ask([c] * 3, B))
c.__class__ = A
print(ask([c] * 3, A), ask([c] * 3, B))

class Liar:
    @property
    def __class__(self):
        return A
liar = Liar()
print(ask([liar] * 3, A), ask([liar] * 3, B))

class M: pass
m = M()
def one(o): return isinstance(o, M)
print([one(m), one(m), one(1), one(1)])
def wrong(o, cls): return isinstance(o, cls)
print(wrong(1, int), wrong(1, (str, int)), wrong(1, int | str), wrong(True, int))
for cls in (1, (int, 1), (str, 1)):
    try:
        print(wrong(1, cls))
    except TypeError as error:
        print(error)
isinstance = lambda a, b: "own"
print(one(m), wrong(1, int))
