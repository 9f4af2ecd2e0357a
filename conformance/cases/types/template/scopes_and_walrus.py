def f(a):
    b = 2
    return t"{a}{b}{[a for a in range(2)]}{(c := 9)}", c
t, c = f(1)
print(t.values, c)
class C:
    x = 1
    t = t"{x}{[y for y in [x]]}"
print(C.t.values)
async def g():
    async def one(): return 1
    return t"{await one()}"
try:
    g().send(None)
except StopIteration as e:
    print(e.value.values)
def gen():
    t = t"{(yield 1)}"
    yield t.values
it = gen()
print(next(it), it.send("sent"))
