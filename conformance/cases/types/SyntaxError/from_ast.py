"""Errors of trees: places come from the nodes."""
import ast

tree = ast.parse("def f(): pass")
tree.body[0].body = [ast.Return(None), ast.Nonlocal(["x"])]
for node in ast.walk(tree):
    if isinstance(node, ast.stmt):
        node.lineno = node.end_lineno = 7
        node.col_offset, node.end_col_offset = 3, 9
try:
    compile(tree, "made.py", "exec")
except SyntaxError as error:
    print(error.msg, error.filename, error.lineno, error.offset, error.text, error.end_lineno, error.end_offset)
for tree in (ast.Module([ast.Return(None, lineno=1, col_offset=0)], []), ast.Module([ast.Break(lineno=2, col_offset=4)], [])):
    try:
        compile(tree, "made.py", "exec")
    except SyntaxError as error:
        print(error.msg, error.lineno, error.offset)
