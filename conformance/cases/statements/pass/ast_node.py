import ast
tree = ast.parse("pass\nif x: pass")
print(ast.dump(tree))
node = tree.body[0]
print(node.lineno, node.col_offset, node.end_lineno, node.end_col_offset)
print(ast.unparse(tree))
print(ast.Pass._fields, ast.Pass() != ast.Pass())
