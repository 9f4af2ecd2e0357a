for f in (lambda: bool(1, 2), lambda: bool(x=1), lambda: bool.__new__(int), lambda: type("B", (bool,), {})):
    try:
        print(f())
    except TypeError as e:
        print(e)
class A:
    def __bool__(self): return 1
class B:
    def __len__(self): return -1
class C:
    def __len__(self): return 0
for x in (A(), B(), C()):
    try:
        print(bool(x))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
