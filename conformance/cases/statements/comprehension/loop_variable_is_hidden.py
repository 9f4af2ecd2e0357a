x = "outer"
print([x for x in range(3)], x)
def f(x):
    y = [x for x in range(2)]
    return x, y
print(f("arg"))
def g():
    try:
        [z for z in range(2)]
        z
    except NameError as e:
        return type(e).__name__, str(e)
print(g())
def h():
    [a for a in range(3)]
    return locals()
print(h())
