class A: __match_args__ = ("x",)
class B: __match_args__ = ["x"]
class C: __match_args__ = (5,)
class D: pass
for pattern in ["A(1, 2)", "B(1)", "C(1)", "D(1)", "int(1, 2)", "5()" if False else "A(1, x=2)"]:
    value = eval(pattern.split("(")[0])() if pattern[0] != "i" else 3
    value.__dict__.update(x=1) if pattern[0] != "i" else None
    try:
        exec(f"match value:\n  case {pattern}: print('matched')\n  case _: print('no')")
    except TypeError as error:
        print(error)
for source in ["match x:\n case a: pass\n case b: pass", "match x:\n case a | 1: pass", "match x:\n case [a, a]: pass", "match x:\n case {**r, 1: 2}: pass",
               "match x:\n case [*a, *b]: pass", "match x:\n case a | b: pass", "match x:\n case f(a=1, a=2): pass", "match x:\n case {1: 2, 1: 3}: pass"]:
    try:
        compile(source, "<s>", "exec")
    except SyntaxError as error:
        print(error.msg)
