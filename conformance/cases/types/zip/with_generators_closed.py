def g(name):
    try:
        yield 1
        yield 2
    finally:
        print("closed", name)
z = zip(g("a"), g("b"))
print(next(z))
del z
print("after del")
for x in zip(g("c"), [1]):
    print(x)
print("loop over")
