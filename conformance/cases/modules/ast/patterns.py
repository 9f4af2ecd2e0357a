import ast
tree = ast.parse('match a:\n case 1 | None: pass\n case [x, *_]: pass\n case {"k": v, **rest}: pass\n case C(1, y=2) as z: pass\n case -1.5 + 2j: pass\n case _: pass')
for case in tree.body[0].cases:
    print(ast.dump(case.pattern))
