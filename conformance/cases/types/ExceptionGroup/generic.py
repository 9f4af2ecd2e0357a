def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

print(ExceptionGroup[ValueError], BaseExceptionGroup[int])
