async def f(x): return x
m = map(f, [1, 2])
cs = list(m)
print([type(c).__name__ for c in cs])
for c in cs:
    try:
        c.send(None)
    except StopIteration as e:
        print(e.value)
