"""Descriptors written in Python, read and called at one place."""


class Data:
    def __get__(self, instance, owner=None):
        return "data", instance is None, owner.__name__

    def __set__(self, instance, value):
        instance.__dict__["data"] = value


class NonData:
    def __get__(self, instance, owner):
        if instance.fails:
            raise AttributeError("from the descriptor")
        return lambda *args: ("called", args)


class Owner:
    data = Data()
    other = NonData()
    fails = False


def read(obj):
    return obj.data


def call(obj, *args):
    return obj.other(*args)


obj = Owner()
for _ in range(4):
    print(read(obj), call(obj, 1))
obj.data = 5
print(read(obj), vars(obj))
obj.fails = True
for _ in range(2):
    try:
        call(obj)
    except AttributeError as error:
        print(error, error.name, error.obj is obj, error.__traceback__.tb_next.tb_next.tb_frame.f_code.co_name)
obj.other = print
call(obj, "hidden")
print(read(Owner))
Data.__get__ = lambda self, instance, owner: "another"
print(read(obj))
del Data.__get__
print(read(obj), Owner.data.__class__.__name__)
