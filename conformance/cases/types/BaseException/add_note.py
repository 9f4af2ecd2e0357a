def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

e = ValueError()
e.add_note("a")
e.add_note("b")
print(e.__notes__)
show("bad", lambda: e.add_note(5))
e.__notes__ = 5
show("replaced", lambda: e.add_note("c"))
