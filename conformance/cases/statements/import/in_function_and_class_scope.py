def f():
    global math
    import math
    return "math" in locals()
print(f(), math.pi > 3)
def g():
    n = None
    def h():
        nonlocal n
        import sys as n
    h()
    return n.__name__
print(g())
class C:
    from os import path as __private
print([k for k in vars(C) if "private" in k])
def unbound():
    try:
        print(math)
    except UnboundLocalError as e:
        print(e)
    import math
unbound()
