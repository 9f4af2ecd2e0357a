import ast
import warnings


def attempt(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


warnings.simplefilter('ignore')
print(ast.Name('x').ctx, ast.Name(id='y', ctx=ast.Store()), ast.FunctionDef('f').body, ast.List().elts, ast.Constant(1, lineno=3).lineno)
attempt(lambda: ast.Name('x', 'y', 'z'))
attempt(lambda: ast.Name('x', id='y'))
attempt(lambda: ast.Name().id)
class Own(ast.AST):
    _fields = ('a', 'b')
print(vars(Own(1)), vars(Own(1, b=2)), ast.Name(5))
attempt(lambda: ast.Name('x').nope)
