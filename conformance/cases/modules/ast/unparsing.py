import ast
for text in ['x = (1, 2)', 'if a:\n    b\nelif c:\n    d', "f'{a!r:>10}b'", 'lambda x, /, *, y=1: x', 'async def f(): await g', 'match x:\n    case [1, *_] | {"a": b, **c} if d: pass', '(yield)', 'a = b = c', 'x: int = 5', 'not (a and b)']:
    print(ast.unparse(ast.parse(text)))
