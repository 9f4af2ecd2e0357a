import ast
tree = ast.parse('é = f(\n  1)\n')
call = tree.body[0].value
print(call.lineno, call.col_offset, call.end_lineno, call.end_col_offset, ast.get_source_segment('é = f(\n  1)\n', call))
node = ast.increment_lineno(ast.parse('x'), 5)
print(node.body[0].lineno, ast.fix_missing_locations(ast.Expression(ast.Constant(1))).body.end_lineno)
print(ast.get_docstring(ast.parse('"doc"')), ast.get_docstring(ast.parse('1')))
