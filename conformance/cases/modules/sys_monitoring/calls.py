from _watch import watch


class Base:
    def __init__(self, a):
        self.a = a

    def method(self, *a):
        return 1


class Derived(Base):
    def __init__(self, a):
        super().__init__(a)


def calls():
    len([])
    Base(1)
    Derived(2).method(3)
    "a".upper()
    Base.method(1, 2)
    (lambda: 3)()
    max(*[1, 2], key=None)
    sorted([2, 1], key=lambda v: v)
    int("x")


watch(calls, only=("PY_START", "CALL", "C_RETURN", "C_RAISE", "PY_RETURN"))
watch(calls, only=("CALL",))
