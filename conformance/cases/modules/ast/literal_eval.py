import ast


def attempt(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


print(ast.literal_eval("{'a': [1, -2.5, (3+4j)], b'x': {1, None, True, ...}}"), ast.literal_eval(' "x" '), ast.literal_eval('set()'))
attempt(lambda: ast.literal_eval('x'))
attempt(lambda: ast.literal_eval('1 + 2'))
attempt(lambda: ast.literal_eval('1 +'))
attempt(lambda: ast.literal_eval('f()'))
