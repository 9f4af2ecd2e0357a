# ends: source
import ast
ast.literal_eval('-' * 20_000 + '1')
