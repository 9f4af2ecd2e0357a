group = ExceptionGroup("top", [
    ValueError("a"),
    ExceptionGroup("inner", [TypeError("b"), ValueError("c"), ExceptionGroup("deep", [KeyError("d")])]),
])
try:
    try:
        raise group
    except* ValueError as e:
        print(repr(e))
    except* KeyError as e:
        print(repr(e))
except* TypeError as e:
    print(repr(e))
print(repr(group))
