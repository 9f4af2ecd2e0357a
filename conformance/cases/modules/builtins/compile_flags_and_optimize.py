import ast, __future__

source = "def f(x: int):\n '''doc'''\n assert False\n return __debug__"
for level in (0, 1, 2):
    space = {}
    exec(compile(source, "", "exec", optimize=level), space)
    try:
        print(level, space["f"](1), space["f"].__doc__)
    except AssertionError:
        print(level, "asserted", space["f"].__doc__)
tree = compile("a + 1", "", "eval", ast.PyCF_ONLY_AST)
print(ast.dump(tree), eval(compile(tree, "", "eval"), {"a": 4}))
code = compile(source, "", "exec", __future__.annotations.compiler_flag)
exec(code, space := {})
print(space["f"].__annotations__, bool(code.co_flags & __future__.annotations.compiler_flag))
print(type(compile("await x", "", "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)).__name__)
