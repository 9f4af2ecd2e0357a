print([1, 2] == [1, 2], [1, 2] != [1, 3], [1, 2] < [1, 3], [1] < [1, 0], [2] > [1, 9], [] <= [], [1] >= [2])
print([1] == (1,), [1] != (1,))
nan = float("nan")
print([nan] == [nan], [float("nan")] == [float("nan")])
for f in (lambda: [1] < ["a"], lambda: [1] < (1,), lambda: [1] < 5):
    try:
        f()
    except TypeError as e:
        print(e)
