"""Errors found after parsing: scopes, names, targets."""
def show(source):
    try:
        compile(source, "f", "exec")
        print("fine", source)
    except SyntaxError as error:
        print(error.msg, error.lineno, error.offset, error.end_offset)


show("def f():\n  x = 1\n  global x")
show("def f(x):\n  global x")
show("def f():\n  def g():\n    nonlocal y")
show("f() = 1")
show("None = 1")
show("(a, 1) = x")
show("del f()")
show("with a as 1: pass")
show("[x for 1 in y]")
show("(x := 1) = 2")
show("def f(*, a=1, *b): pass")
show("lambda: (yield)")
show("async def f(): yield from x")
show("x = [*a for a in b]")
show("class A[T](T := 1): pass")
show("import a.b as c.d")
show("from x import (a, b")
