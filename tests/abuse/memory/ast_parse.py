# ends: memory
import ast
x = [ast.parse('a = b + 1\n' * 10_000) for _ in range(10_000)]
