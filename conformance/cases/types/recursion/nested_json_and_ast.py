import ast, json, pickle, copy, marshal
nested = []
for _ in range(100_000): nested = [nested]
for f in (json.dumps, pickle.dumps, copy.deepcopy, repr, marshal.dumps):
    try:
        f(nested)
        print(f.__name__, "fine")
    except (RecursionError, ValueError) as e:
        print(f.__name__, type(e).__name__)
for name, f in [("json", lambda: json.loads("[" * 100_000)), ("literal", lambda: ast.literal_eval("(" * 1000)), ("compile", lambda: compile("-" * 100_000 + "1", "f", "eval"))]:
    try:
        f()
    except (RecursionError, MemoryError, SyntaxError) as e:
        print(name, type(e).__name__)
