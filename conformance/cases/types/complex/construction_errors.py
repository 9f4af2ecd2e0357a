class C:
    def __complex__(self): return 5
for f in (lambda: complex("a"), lambda: complex("1+"), lambda: complex("1 + 2j"), lambda: complex([]), lambda: complex("1", 2), lambda: complex(1, "2"), lambda: complex(C()), lambda: complex(None), lambda: complex(1, 2, 3), lambda: complex(x=1), lambda: complex(b"1"), lambda: complex.from_number("1"), lambda: complex("")):
    try:
        print(f())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
