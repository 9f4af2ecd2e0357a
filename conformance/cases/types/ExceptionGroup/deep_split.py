def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

e = ValueError("core")
for i in range(50):
    e = ExceptionGroup(str(i), [e])
match, rest = e.split(ValueError)
print(match == e, rest, match.exceptions[0].message)
