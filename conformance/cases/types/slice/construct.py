print(slice(3), slice(1, 2), slice(1, 2, 3), slice(None), slice("a", [], 1.5))
s = slice(1, 2, 3)
print(s.start, s.stop, s.step, slice(5).start, slice(5).step)
for call in (lambda: slice(), lambda: slice(1, 2, 3, 4), lambda: slice(stop=1)):
    try:
        call()
    except TypeError as e:
        print(e)
