try:
    raise ValueError("one")
except* ValueError as e:
    print(repr(e), e.exceptions, type(e))
try:
    raise KeyboardInterrupt("k")
except* KeyboardInterrupt as e:
    print(repr(e), type(e))
try:
    try:
        raise TypeError("t")
    except* ValueError:
        print("no")
except TypeError as e:
    print("not wrapped", repr(e))
