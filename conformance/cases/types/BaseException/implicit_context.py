def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise KeyError("k")
except KeyError as e:
    print(repr(e.__context__), e.__cause__, e.__suppress_context__)
    try:
        raise ValueError from e
    except ValueError as v:
        print(repr(v.__cause__), repr(v.__context__), v.__suppress_context__)
