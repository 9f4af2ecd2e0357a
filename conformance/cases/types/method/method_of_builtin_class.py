def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

print(str.upper, str.upper.__name__, str.upper.__objclass__, str.upper.__qualname__)
show("wrong", lambda: str.upper(5))
show("none", lambda: str.upper())
print("a".upper.__self__)
