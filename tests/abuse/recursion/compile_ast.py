# ends: RecursionError
import ast
x = ast.Constant(1, lineno=1, col_offset=1)
for _ in range(20_000):
    x = ast.UnaryOp(ast.USub(), x, lineno=1, col_offset=1)
compile(ast.Expression(x), 'name', 'eval')
