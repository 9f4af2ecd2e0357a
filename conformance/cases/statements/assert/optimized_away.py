code = compile("assert print('evaluated'), 'm'\nprint('end', __debug__)", "f", "exec", optimize=1)
exec(code)
code = compile("assert print('evaluated'), 'm'\nprint('end')", "f", "exec", optimize=0)
try:
    exec(code)
except AssertionError as e:
    print(repr(e))
print("AssertionError" in compile("assert x", "f", "exec", optimize=1).co_names, compile("assert x", "f", "exec", optimize=2).co_consts)
