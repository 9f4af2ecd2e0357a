import ast
tree = ast.parse('x = 1\nfor i in range(3): x += i\n')
namespace = {}
exec(compile(tree, 'f', 'exec'), namespace)
print(namespace['x'], eval(compile(ast.parse('[i * 2 for i in (1, 2)]', mode='eval'), 'f', 'eval')))
made = ast.fix_missing_locations(ast.Expression(ast.BinOp(ast.Constant(6), ast.Mult(), ast.Constant(7))))
print(eval(compile(made, 'f', 'eval')), compile(tree, 'f', 'exec', ast.PyCF_ONLY_AST) is tree)
made = ast.fix_missing_locations(ast.Module([ast.Expr(ast.Call(ast.Name('print'), [ast.Constant((1, 2 ** 100, 1.5, b'x', None, ...))]))]))
exec(compile(made, 'f', 'exec'))
