it = iter([1])
print(next(it), next(it, "d"))
for call in (lambda: next(it), lambda: next(), lambda: next([]), lambda: next(it, 1, 2), lambda: next(5, 6)):
    try:
        print(call())
    except (TypeError, StopIteration) as e:
        print(type(e).__name__, e)
