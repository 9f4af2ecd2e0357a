def f():
    got = yield 1
    print("got", got)
    got = yield (2, got)
    print("got", got)
    return "result"
g = f()
print(next(g), g.send("a"))
try:
    g.send("b")
except StopIteration as stop:
    print(stop.value)
print(next(g, "exhausted"))
try:
    f().send(1)
except TypeError as error:
    print(error)
