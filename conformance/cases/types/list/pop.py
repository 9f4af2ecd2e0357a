a = list(range(6))
print(a.pop(), a.pop(0), a.pop(-2), a.pop(1), a)
for args in ((10,), (-10,), ("x",), (1, 2)):
    try:
        a.pop(*args)
    except (TypeError, IndexError) as e:
        print(type(e).__name__, e)
try:
    [].pop()
except IndexError as e:
    print(e)
