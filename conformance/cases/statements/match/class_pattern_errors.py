class A: __match_args__ = ("x", "y")
class B: __match_args__ = ["x"]
class C: __match_args__ = (1,)
class D: pass
class E: __match_args__ = ("x", "x")
def attempt(source, cls):
    value = cls()
    value.x = value.y = 1
    try:
        exec(f"match value:\n  case {source}: print('matched {source}')\n  case _: print('none')", {**globals(), "value": value})
    except TypeError as e:
        print(source, "|", e)
attempt("A(1, 2, 3)", A)
attempt("A(1, x=1)", A)
attempt("A(1, z=1)", A)
attempt("B(1)", B)
attempt("C(1)", C)
attempt("D(1)", D)
attempt("E(1, 1)", E)
attempt("int(1, 2)", A)
attempt("len()", A)
attempt("D()", D)
attempt("str(a, b)", A)
