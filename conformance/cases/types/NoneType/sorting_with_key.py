data = [3, None, 1, None, 2]
print(sorted(data, key=lambda x: (x is None, x)))
for f in (sorted, min, max, sum):
    try:
        f(data)
    except TypeError as e:
        print(f.__name__, e)
print(sorted([(None, 1), (None, 0)], key=lambda t: t[1]))
try:
    sorted([(None, 1), (None, "a")])
except TypeError as e:
    print(e)
