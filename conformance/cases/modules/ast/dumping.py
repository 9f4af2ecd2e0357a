import ast
for text in ['x = 1', 'def f(a, /, b=1, *c, d, e=2, **g) -> int: return a', 'class A(B, m=1): pass', 'for i in x:\n  break\nelse:\n  pass', 'with a as b, c: pass', 'try:\n  pass\nexcept* E as e:\n  raise', 'import a.b as c\nfrom .. import d', 'type X[T: int = str] = list[T]']:
    print(ast.dump(ast.parse(text), include_attributes=True))
