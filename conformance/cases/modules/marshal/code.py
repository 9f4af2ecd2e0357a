import marshal

source = """
def f(a, *, b=2):
    def inner():
        return a + b
    return inner
print(f(3)(), f(1, b=5)())
"""
code = compile(source, "<made>", "exec")
back = marshal.loads(marshal.dumps(code))
print(back == code, back.co_filename, back.co_names, back.co_consts[0].co_varnames)
exec(back)
for action in (lambda: marshal.dumps(code, allow_code=False), lambda: marshal.loads(marshal.dumps(code), allow_code=False)):
    try:
        action()
    except ValueError as error:
        print(error)
