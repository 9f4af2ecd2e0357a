from string.templatelib import convert
print(repr(convert("é", "a")), repr(convert("é", "r")), repr(convert(5, "s")), repr(convert(5, None)))
class C:
    def __repr__(self): return "repr"
    def __str__(self): return "str"
print(convert(C(), "s"), convert(C(), "r"), convert(C(), "a"), type(convert(C(), None)).__name__)
for bad in ("z", "", 5, "rr"):
    try:
        convert(1, bad)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
