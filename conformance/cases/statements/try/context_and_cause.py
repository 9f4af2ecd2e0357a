try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise KeyError("second")
except KeyError as error:
    print(repr(error.__context__), error.__cause__, error.__suppress_context__)
try:
    try:
        1 / 0
    except ZeroDivisionError as e:
        raise KeyError("third") from e
except KeyError as error:
    print(error.__cause__ is error.__context__, error.__suppress_context__)
try:
    raise KeyError from None
except KeyError as error:
    print(error.__cause__, error.__suppress_context__)
