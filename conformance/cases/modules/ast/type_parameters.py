import ast
for text in ['def f[T: int, *Ts, **P](): pass', 'class A[T = str]: pass', 'type X[*Ts = ()] = int']:
    node = ast.parse(text).body[0]
    print([ast.dump(parameter) for parameter in node.type_params], node.type_params[0].end_col_offset)
print(ast.TypeVar._fields, ast.ParamSpec._attributes, ast.type_param.__doc__)
