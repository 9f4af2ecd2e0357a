e = enumerate("ab")
print(repr(e).startswith("<enumerate object at 0x"))
for name in ("x", "__dict__", "start"):
    try:
        setattr(e, name, 1)
    except AttributeError as error:
        print(error)
print(e.__doc__ is enumerate.__doc__, bool(e), e == e, e == enumerate("ab"))
