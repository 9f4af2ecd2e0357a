def f():
    x = yield 1, 2
    print("got", x)
    y = (yield) + 1
    print(y)
    z = [(yield "a"), (yield "b")]
    print(z)
    print((yield), (yield))
    return not (yield 5)
it = f()
print(next(it), it.send("s"), it.send(41), it.send("x"), it.send("y"), it.send(1))
print(it.send(2))
try:
    it.send(0)
except StopIteration as e:
    print(e.value)
