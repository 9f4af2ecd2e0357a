r = reversed("abcd")
next(r)
print(r.__reduce__()[2], r.__length_hint__())
r.__setstate__(1)
print(list(r), r.__reduce__(), r.__length_hint__())
for call in (lambda: reversed(), lambda: reversed("a", "b"), lambda: reversed(seq="a")):
    try:
        call()
    except TypeError as e:
        print(e)
