print(list(map(max, [1, 5], [3, 2], strict=True)))
for args in (([1, 2], [1]), ([1], [1, 2]), ([1], [1], [1, 2])):
    try:
        list(map(max, *args, strict=True))
    except ValueError as e:
        print(e)
m = map(abs, [1], strict=True)
print(m.__reduce__()[2:], list(m))
