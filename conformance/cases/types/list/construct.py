print(list(), list((1, 2)), list("ab"), list(range(3)))
print(list([1]) == [1], list({1: 2}), list(x * 2 for x in range(3)))
for bad in (5, None, 1.5):
    try:
        list(bad)
    except TypeError as e:
        print(e)
