import ast
def describe(node):
    match node:
        case ast.BinOp(left, ast.Add(), right):
            return f'{describe(left)} plus {describe(right)}'
        case ast.Constant(value):
            return str(value)
        case ast.Name(id=name):
            return name
        case _:
            return '?'
print(describe(ast.parse('x + 1 + y', mode='eval').body), describe(ast.parse('f()', mode='eval').body))
print(ast.parse('x').body[0].value.ctx is ast.parse('y').body[0].value.ctx, type(ast.parse('del x').body[0].targets[0].ctx))
