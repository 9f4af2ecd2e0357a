def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

print(len, len.__name__, len.__qualname__, len.__module__, len.__self__.__name__)
print([].pop.__module__, type(len) is type([].pop))
show("set", lambda: setattr(len, "__name__", "x"))
