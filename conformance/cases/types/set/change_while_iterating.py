s = {1, 2}
try:
    for x in s:
        s.add(x + 10)
except RuntimeError as e:
    print(e)
it = iter({1, 2})
print(it.__length_hint__(), type(it).__name__)
s = {1, 2, 3}
it = iter(s)
next(it)
s.discard(3)
for _ in range(2):
    try:
        print(next(it))
    except (RuntimeError, StopIteration) as e:
        print(type(e).__name__, e)
