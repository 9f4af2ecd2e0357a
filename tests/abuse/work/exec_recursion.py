# ends: work
# A tree of code objects that run each other: no jump goes backwards, and no function is called.

CODE = compile(
    "if n:\n    exec(code, {'n': n - 1, 'code': code})\n    eval(code, {'n': n - 1, 'code': code})", "<tree>", "exec"
)

exec(CODE, {"n": 60, "code": CODE})
