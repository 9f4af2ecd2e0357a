import ast
for source in ["await x ** 2", "-await x", "await x.y", "await x()[0]", "await x + await y", "await -x", "await await x", "not await x", "await (yield)", "await x if y else z", "await lambda: 1"]:
    try:
        tree = ast.parse(f"async def f():\n  {source}")
        print(ast.unparse(tree.body[0].body[0]), type(tree.body[0].body[0].value).__name__)
    except SyntaxError as e:
        print(source, e.msg, e.offset)
