import ast
print(ast.Name._fields, ast.Name._attributes, ast.Name.__match_args__, ast.Name._field_types, ast.Name.__doc__)
print(ast.FunctionDef._field_types['returns'], ast.Module._field_types, ast.expr._attributes, ast.operator.__doc__)
print(ast.Name.__mro__, ast.AST._fields, ast.Load.__doc__, ast.arg.__doc__, ast.mod.__doc__)
print(issubclass(ast.Add, ast.operator), ast.Constant.kind, ast.expr.end_lineno)
