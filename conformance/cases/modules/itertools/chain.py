from itertools import chain
print(list(chain()), list(chain("ab", [1], ())), list(chain.from_iterable(["ab", (1, 2), {}])), list(chain.from_iterable("abc")))
c = chain([1], 5, [2])
print(next(c))
for _ in range(2):
    try:
        next(c)
    except (TypeError, StopIteration) as e:
        print(type(e).__name__, e)
for call in (lambda: chain(a=1), lambda: chain.from_iterable(5), lambda: chain.from_iterable(), lambda: list(chain(5))):
    try:
        call()
    except TypeError as e:
        print(e)
print(chain[int])
