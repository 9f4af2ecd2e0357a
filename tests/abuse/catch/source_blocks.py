# ends: source
import ast
while True:
    try:
        ast.parse('not ' * 100_000 + 'x')
    except BaseException:
        pass
