def make(kind, *args):
    try:
        raise kind(*args)
    except Exception as error:
        return error

raise ExceptionGroup("outer", [
    make(ValueError, 1),
    ExceptionGroup("inner", [make(KeyError, "k"), make(OSError, 2, "gone")]),
    make(TypeError, "t"),
])
