def f(a):
    return [sorted(locals()) for b in (1,)], sorted(locals())
print(f(1))
print([sorted(k for k in locals() if k in ("a", "zz")) for zz in (1,)])
def g():
    x = 1
    return {y: eval("x + y") for y in (1, 2)}
try:
    print(g())
except NameError as e:
    print(e)
