from itertools import count, islice
print(list(islice(count(), 3)), list(islice(count(5, -2), 3)), list(islice(count(1.5, 0.5), 3)), list(islice(count(step=3), 2)))
print(list(islice(count(2**61 - 2), 4)), list(islice(count(2**70, -1), 2)), list(islice(count(1j, 2), 2)))
print(count(), count(5), count(1, 2), count(1.5), count(1, 1.0), count(1, True))
for call in (lambda: count("a"), lambda: count(1, "b"), lambda: count(1, 2, 3), lambda: count(1, foo=2), lambda: count(None)):
    try:
        call()
    except TypeError as e:
        print(e)
