# ends: RecursionError
import ast
x = ast.UnaryOp(ast.USub(), ast.Constant(1), lineno=1, col_offset=1)
x.operand = x
ast.dump(x)
