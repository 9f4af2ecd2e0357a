def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

for c in (BaseException, Exception, ArithmeticError, LookupError, OSError, ValueError, Warning, ImportError):
    print(c.__name__, [b.__name__ for b in c.__mro__[1:]])
