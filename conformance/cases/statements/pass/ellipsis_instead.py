def f(): ...
class C: ...
def g(): "doc"
for h in (f, g):
    print(h(), h.__doc__)
print(C().__class__.__name__)
print(f.__code__.co_consts, g.__code__.co_consts)
