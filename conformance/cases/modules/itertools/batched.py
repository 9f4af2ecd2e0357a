from itertools import batched
print(list(batched("abcdefg", 3)), list(batched("abcdef", 3)), list(batched([], 2)), list(batched([1, 2], 5)), list(batched(range(3), n=1)))
print(list(batched("abcd", 2, strict=True)))
for call in (lambda: list(batched("abcde", 2, strict=True)), lambda: batched([], 0), lambda: batched([], -1), lambda: batched([], "a"), lambda: batched(5, 2), lambda: batched([]), lambda: batched([], 1, 2)):
    try:
        call()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
