x = "global"
class C:
    x = "class"
    a = list(x for _ in "1")
    b = list(y for y in x)
print(C.a, C.b)
def f():
    g = (i * n for i in range(3))
    n = 10
    return list(g)
print(f())
g = (lambda: i for i in range(3))
print([h() for h in g])
g = (print("eager", i) or i for i in [1, 2])
print(next(g))
