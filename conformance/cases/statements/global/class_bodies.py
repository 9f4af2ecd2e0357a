x = "global"
class A:
    print(x)
    x = "class"
    print(x)
    def method(self): return x
    y = [x for _ in "a"]
    z = (lambda: x)()
    global made
    made = "made in class"
    def nested(): return __class__
print(A().method(), A.y, A.z, made, hasattr(A, "made"), A.nested())
def f():
    x = "function"
    class B:
        print(x)
        x = "b"
        print(x)
        del x
        print(x)
    class C:
        nonlocal x
        x = "changed"
    class D:
        global x
        print(x)
        x = "global changed"
    return x, B, hasattr(C, "x")
print(f()[0], x)
class E:
    locals()["dynamic"] = 5
    print(dynamic)
    try:
        undefined
    except NameError as e:
        print(e)
    if False: y = 1
    try:
        y
    except NameError as e:
        print(e)
