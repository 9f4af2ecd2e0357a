def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

p = property()
show("none", lambda: p.__set_name__())
show("one", lambda: p.__set_name__(1))
p.__set_name__(int, "n")
print(p.__name__)
