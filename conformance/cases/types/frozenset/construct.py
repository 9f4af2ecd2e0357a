print(frozenset(), frozenset([1, 1]), frozenset("a"), frozenset() is frozenset(), frozenset([]) is frozenset())
f = frozenset([1])
print(frozenset(f) is f, frozenset({1: 2}))
for call in (lambda: frozenset(5), lambda: frozenset(1, 2), lambda: frozenset([{}]), lambda: frozenset(x=1)):
    try:
        call()
    except TypeError as e:
        print(e)
