def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

d = dict.__dict__["fromkeys"]
show("none", lambda: d())
show("not type", lambda: d(5))
show("other type", lambda: d(int))
print(d(dict, "a"))
