def f(): raise ValueError("v")
try:
    f()
except ValueError as e:
    saved = e.__traceback__
    print(e.with_traceback(None) is e, e.__traceback__)
    print(e.with_traceback(saved).__traceback__ is saved)
    for bad in (1, "tb", ValueError, e):
        try:
            e.with_traceback(bad)
        except TypeError as error:
            print(error)
        try:
            e.__traceback__ = bad
        except TypeError as error:
            print(error)
    try:
        del e.__traceback__
    except TypeError as error:
        print(error)
    e.__traceback__ = None
    print(e.__traceback__)
try:
    raise KeyError("k").with_traceback(saved)
except KeyError as e:
    print(e.__traceback__ is saved, e.__traceback__.tb_next is saved, e.__traceback__.tb_lineno)
