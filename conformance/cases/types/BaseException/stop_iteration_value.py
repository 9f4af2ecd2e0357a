def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

print(StopIteration().value, StopIteration(5).value, StopIteration(1, 2).value)
e = StopIteration(1)
e.value = 9
print(e.value, e.args)
print(SystemExit().code, SystemExit(3).code, SystemExit(1, 2).code)
