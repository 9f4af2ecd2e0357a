import ast
for text in ['a, *b = c', '[a.b, c[d]] = e', 'a += 1', 'del (a, b), c', 'for a, b in c: pass', 'with a as (b, c): pass', '(x): int', 'global a, b\nnonlocal_ = 1']:
    print(ast.dump(ast.parse(text)))
