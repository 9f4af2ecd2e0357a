import ast


def attempt(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


print(ast.dump(ast.parse('(int, *str) -> x', mode='func_type')), ast.dump(ast.parse('x; y', mode='single')))
print(ast.dump(ast.parse('x = 1 # type: int', type_comments=True)), ast.dump(ast.parse('x # type: ignore[a]', type_comments=True)))
attempt(lambda: compile('x', 'f', 'func_type'))
attempt(lambda: ast.parse('x =', mode='eval'))
attempt(lambda: compile(ast.parse('x'), 'f', 'eval'))
attempt(lambda: compile(5, 'f', 'exec'))
print(ast.dump(compile('1 + 2', 'f', 'eval', ast.PyCF_OPTIMIZED_AST)))
