def f():
    try:
        yield 1
    finally:
        print("cleanup")
g = f()
next(g)
del g
print("deleted")
unstarted = f()
del unstarted
print("unstarted deleted")
for x in f():
    break
print("loop left")
