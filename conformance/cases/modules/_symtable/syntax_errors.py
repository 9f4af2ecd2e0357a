"""Errors of syntax that the tables find, and those that the parser finds."""
import _symtable


def errors(source):
    try:
        _symtable.symtable(source, "the file", "exec")
    except SyntaxError as error:
        print(type(error).__name__, error.msg, error.filename, error.lineno, error.offset, error.text)
    else:
        print("fine")


errors("def f(x, x): pass")
errors("def f():\n    x = 1\n    global x")
errors("def f(x):\n    nonlocal x")
errors("nonlocal x")
errors("def f():\n    nonlocal y")
errors("def f(x):\n    global x")
errors("def f():\n    from a import *")
errors("class A:\n    [(y := 1) for x in z]")
errors("[x := 1 for x in y]")
errors("def f[T, T](): pass")
errors("x = = 1")
errors("return")
errors("def f():\n  x: int\n  global x")
errors("type X[T: (yield)] = 1")
errors("class A[T]((yield)): pass")
