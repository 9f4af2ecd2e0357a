def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

try:
    raise ValueError("naked")
except* ValueError as e:
    print(repr(e))
try:
    pass
except* ValueError:
    print("never")
else:
    print("else")
