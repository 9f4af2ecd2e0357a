import ast
print(ast.parse('x = 1 + 2 * 3\ny = [1, 2, 3, 4]\ndef f(a, *b):\n  return a(b)(c)(d)'))
print(ast.parse('a.b.c.d.e').body[0], ast.Load(), ast.Tuple([1, 'a', None]), ast.Constant('x'))
nested = ast.List()
nested.elts = [nested]
print(nested)
