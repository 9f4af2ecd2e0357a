from itertools import islice
print(list(islice("abcdefg", 3)), list(islice("abcdefg", 2, 5)), list(islice("abcdefg", 2, None)), list(islice("abcdefg", 0, None, 3)), list(islice("abc", None)), list(islice("abc", 5, 2)))
it = iter(range(10))
print(list(islice(it, 2, 5, 2)), next(it), list(islice(it, 0)), next(it))
