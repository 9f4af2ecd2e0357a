a = [3, 1, 2]
print(a.sort(), a)
a.sort(reverse=True)
print(a)
a = ["b", "A", "c"]
a.sort(key=str.lower)
print(a)
a.sort(key=None)
print(a)
for call in (lambda: a.sort(str), lambda: a.sort(foo=1), lambda: a.sort(key=5), lambda: [1, "a"].sort()):
    try:
        call()
    except TypeError as e:
        print(e)
