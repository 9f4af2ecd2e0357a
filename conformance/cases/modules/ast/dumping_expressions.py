import ast
for text in ['a if b else c', '[x async for x in y if z]', '{**a, b: c}', 'lambda *a: (yield)', 'f(*a, k=1, **b)', 'a < b <= c is not d', 'x[1:2, ::3]', "f'{x!r:>{w}} y'", "t'{x}'", '(a := b)', "u'x' b'y'[0]" if False else "u'x'", '1e3 + 2j', '...', '-1 ** ~2']:
    print(ast.dump(ast.parse(text, mode='eval')))
