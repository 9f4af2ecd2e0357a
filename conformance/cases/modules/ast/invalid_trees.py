import ast
import warnings
warnings.simplefilter('ignore')
def check(node, mode='eval', fix=True):
    try:
        if fix:
            ast.fix_missing_locations(node)
        print(compile(node, 'f', mode) is not None)
    except Exception as error:
        print(type(error).__name__, error)
check(ast.Expression(5), fix=False)
check(ast.Expression(), fix=False)
check(ast.Expression(ast.Name('x')), fix=False)
check(ast.Expression(ast.Name(5)))
check(ast.Expression(None), fix=False)
check(ast.Module([]))
check(ast.Module('x', []), 'exec', False)
check(ast.Module([None], []), 'exec', False)
check(ast.Expression(ast.Constant([])))
check(ast.Expression(ast.Name('None')))
check(ast.Expression(ast.BoolOp(ast.And(), [])))
check(ast.Expression(ast.BinOp(ast.Name('x'), 5, ast.Name('y'))))
check(ast.Expression(ast.Name('x', 5)))
check(ast.Expression(ast.Name('x', ast.Store())))
check(ast.Module([ast.FunctionDef('f', ast.arguments(), [], [])], []), 'exec')
check(ast.Module([ast.Global([5])], []), 'exec')
check(ast.Module([ast.Pass(lineno='a', col_offset=0)], []), 'exec', False)
check(ast.Module([ast.Pass(lineno=1)], []), 'exec', False)
check(ast.Module([ast.Pass(lineno=5, col_offset=0, end_lineno=2)], []), 'exec', False)
