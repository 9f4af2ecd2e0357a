def g():
    try:
        for i in range(10):
            yield i
    finally:
        print("generator closed")
for x in g():
    if x == 2:
        break
print("after loop", x)
it = g()
for x in it:
    break
print("kept alive", next(it))
del it
print("dropped")
