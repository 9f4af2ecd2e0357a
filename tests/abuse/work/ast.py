# ends: work
import ast
text = 'a = b + 1\n' * 500
while True:
    ast.unparse(ast.parse(text))
