import ast
tree = ast.parse('x' + ' + x' * 500, mode='eval')
print(len(ast.dump(tree)), eval(compile(tree, 'f', 'eval'), {'x': 1}))
node = ast.Name('x', ast.Load())
for _ in range(100):
    node = ast.UnaryOp(ast.Not(), node)
print(eval(compile(ast.fix_missing_locations(ast.Expression(node)), 'f', 'eval'), {'x': 0}))
