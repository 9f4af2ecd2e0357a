def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

show("isinstance", lambda: isinstance([], list[int]))
show("issubclass", lambda: issubclass(list, list[int]))
print(isinstance(list[int], type))
class A(list[int]): pass
print(A.__bases__, A.__orig_bases__)
