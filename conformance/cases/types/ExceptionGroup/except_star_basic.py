def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

try:
    raise ExceptionGroup("g", [ValueError(1), TypeError(2), KeyError(3)])
except* ValueError as e:
    print("value", repr(e))
except* (TypeError, KeyError) as e:
    print("others", repr(e))
else:
    print("never")
finally:
    print("finally")
