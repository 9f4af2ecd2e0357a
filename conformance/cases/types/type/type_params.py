def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

class A[T]: pass
class B: pass
print(A.__type_params__, B.__type_params__, int.__type_params__)
B.__type_params__ = (1,)
print(B.__type_params__)
show("del", lambda: delattr(A, "__type_params__"))
