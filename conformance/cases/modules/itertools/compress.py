from itertools import compress
print(list(compress("abcdef", [1, 0, 1, 0, 1])), list(compress([], [1])), list(compress("abc", [])), list(compress(data="ab", selectors=[True, False])))
it = iter("abc")
print(list(compress(it, [1])), list(it))
for call in (lambda: compress(), lambda: compress([1]), lambda: compress(5, []), lambda: compress([], 5), lambda: compress([], [], [])):
    try:
        call()
    except TypeError as e:
        print(e)
