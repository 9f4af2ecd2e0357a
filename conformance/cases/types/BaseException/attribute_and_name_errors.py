def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

try:
    [].missing
except AttributeError as e:
    print(e.name, e.obj, e.args)
try:
    undefined
except NameError as e:
    print(e.name, e.args)
e = AttributeError("m", name="n", obj=5)
print(e.name, e.obj, e)
show("bad", lambda: NameError("m", foo=1))
print(NameError("m").name)
