import ast, json, marshal
print(json.dumps([None, {"a": None}]), json.loads("null"), marshal.loads(marshal.dumps(None)), marshal.dumps(None))
print(ast.literal_eval("None"), ast.dump(ast.parse("None", mode="eval").body), ast.unparse(ast.Constant(None)))
print(compile("None", "f", "eval").co_consts, eval(compile(ast.Expression(ast.Constant(None, lineno=1, col_offset=0, end_lineno=1, end_col_offset=4)), "f", "eval")))
