print(tuple(), tuple("ab"), tuple([1]), tuple({1: 2}), tuple(x for x in range(3)))
t = (1, 2)
empty = ()
print(tuple(t) is t, empty is tuple(), tuple([]) is empty)
for bad in (5, None):
    try:
        tuple(bad)
    except TypeError as e:
        print(e)
for call in (lambda: tuple(1, 2), lambda: tuple(iterable=())):
    try:
        call()
    except TypeError as e:
        print(e)
