import _imp

code = compile("def f():\n    def g(): pass\n    return g\nlambda: 1", "old", "exec")
before = code.co_consts[0].co_filename
_imp._fix_co_filename(code, "new")
inner = code.co_consts[0]
print(before, code.co_filename, inner.co_filename, inner.co_consts[0].co_filename if hasattr(inner.co_consts[0], "co_filename") else inner.co_consts[1].co_filename)
for arguments in ((1, "x"), (code, 5), (code,)):
    try:
        _imp._fix_co_filename(*arguments)
    except TypeError as error:
        print(error)
