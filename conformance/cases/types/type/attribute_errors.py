def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

class A: x = 1
show("get", lambda: A.y)
show("del", lambda: delattr(A, "y"))
show("instance", lambda: A().y)
show("instance del", lambda: delattr(A(), "x"))
show("object", lambda: setattr(object(), "x", 1))
