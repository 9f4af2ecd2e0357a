def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

class Stand:
    def __mro_entries__(self, bases):
        print("entries", len(bases))
        return (dict,)

s = Stand()
class A(s): pass
print(A.__bases__, A.__orig_bases__ == (s,))
class Wrong:
    def __mro_entries__(self, bases):
        return 5

w = Wrong()
def make():
    class B(w): pass

show("tuple", make)
show("type()", lambda: type("C", (s,), {}))
