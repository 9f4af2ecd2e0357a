def f():
    x = [(yield), (yield)]
    print(x)
    y = yield from () or "none"
    print(y)
    print("sum", (yield 1) + (yield 2))
g = f()
next(g)
g.send("a")
try:
    print(g.send("b"))
    print(g.send(5))
    g.send(6)
except StopIteration:
    print("done")
