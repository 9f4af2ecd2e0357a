import ast
tree = ast.parse('def f(x):\n  return [g(x) for _ in y]\n')
print([type(node).__name__ for node in ast.walk(tree)])
class Rename(ast.NodeTransformer):
    def visit_Name(self, node):
        return ast.copy_location(ast.Name(node.id.upper(), node.ctx), node)
print(ast.unparse(Rename().visit(tree)))
print([name for name, _ in ast.iter_fields(tree.body[0])], [type(c).__name__ for c in ast.iter_child_nodes(tree.body[0])])
