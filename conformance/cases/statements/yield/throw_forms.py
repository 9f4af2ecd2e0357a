import warnings
warnings.simplefilter("ignore")
def f():
    while True:
        try:
            yield
        except Exception as e:
            print(repr(e), e.__traceback__ is not None)
it = f()
next(it)
it.throw(ValueError)
it.throw(ValueError("x"))
it.throw(ValueError, "y")
it.throw(ValueError, ValueError("z"), None)
for args in ((5,), ("x",), (ValueError("a"), "b"), (ValueError, "b", 5), (int,)):
    try:
        it.throw(*args)
    except TypeError as e:
        print("TypeError", e)
        it = f()
        next(it)
