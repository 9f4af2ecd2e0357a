n = 0
def f():
    global n
    n += 1
    return n
it = iter(f, 4)
print(type(it).__name__, list(it), list(it), it.__reduce__())
it = iter(f, None)
print(next(it), it.__reduce__()[1][1])
for call in (lambda: iter(5, 1), lambda: iter(), lambda: iter(1, 2, 3), lambda: iter(5), lambda: iter(f)):
    try:
        call()
    except TypeError as e:
        print(e)
