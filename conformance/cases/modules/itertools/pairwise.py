from itertools import pairwise
print(list(pairwise("abcd")), list(pairwise("a")), list(pairwise([])), sum(b - a for a, b in pairwise([1, 4, 9])))
it = iter("abc")
p = pairwise(it)
print(next(p), next(it), list(p))
for call in (lambda: pairwise(), lambda: pairwise(5), lambda: pairwise("a", "b"), lambda: pairwise(iterable="a")):
    try:
        call()
    except TypeError as e:
        print(e)
