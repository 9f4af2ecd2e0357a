# ends: memory
import ast
x = ast.dump(ast.parse('a = b + 1\n' * 10_000), indent=100_000)
