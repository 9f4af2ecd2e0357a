def source():
    print("evaluated")
    return [1, 2, 3]
for x in source(): print(x, end=" ")
print()
l = [1, 2, 3]
for x in l:
    l = []
    print(x, end=" ")
print(l)
def gen():
    print("start")
    try:
        for i in range(3):
            yield i
        print("exhausted")
    finally:
        print("finally")
for i in gen():
    if i == 1: break
print("after break")
g = gen()
for i in g: break
print("kept", next(g))
del g
for i in (gen() if False else gen()): pass
for i in 1, 2, *[3, 4]: print(i, end=" ")
for i in (yield_ := [5]): print(i, yield_)
for i in []: print("never")
else: print("else of empty", i)
