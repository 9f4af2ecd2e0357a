class A:
    def __iter__(self):
        return 5
class B:
    __iter__ = None
    def __getitem__(self, i):
        return i
class C:
    def __iter__(self):
        raise ZeroDivisionError("iter")
for o in (A(), B(), C(), 5, object()):
    try:
        iter(o)
    except (TypeError, ZeroDivisionError) as e:
        print(e)
    try:
        for x in o:
            break
    except (TypeError, ZeroDivisionError) as e:
        print(e)
