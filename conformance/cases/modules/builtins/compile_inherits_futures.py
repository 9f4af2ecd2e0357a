from __future__ import annotations

code = compile("def f(x: a.b): pass", "", "exec")
exec(code, space := {})
print(space["f"].__annotations__)
exec("def g(x: a.b): pass", space)
print(space["g"].__annotations__)
code = compile("def h(x: a.b): pass", "", "exec", dont_inherit=True)
exec(code, space)
try:
    space["h"].__annotations__
except NameError as error:
    print(error)
print(eval("(lambda x: 1)")(0))
