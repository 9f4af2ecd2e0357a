def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

class D:
    def __set_name__(self, owner, name):
        print("named", owner.__name__, name)

class A:
    x = D()
    y = D()

A.z = D()
class Bad:
    def __set_name__(self, owner, name):
        raise ValueError("bad name")

try:
    class B:
        w = Bad()
except ValueError as e:
    print(e, e.__notes__)
