def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

c = (lambda: 0).__code__
show("pos", lambda: c.replace(1))
show("unknown", lambda: c.replace(co_foo=1))
show("int", lambda: c.replace(co_argcount="a"))
show("neg", lambda: c.replace(co_argcount=-1))
show("bytes", lambda: c.replace(co_code="a"))
show("odd", lambda: c.replace(co_code=b"a"))
show("tuple", lambda: c.replace(co_consts=[1]))
show("names", lambda: c.replace(co_names=(1,)))
show("str", lambda: c.replace(co_name=1))
show("nlocals", lambda: c.replace(co_nlocals=3))
