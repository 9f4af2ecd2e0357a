for source in ["case 1 + 1: 0", "case -x: 0", "case +1: 0", "case 1 + 2j + 3: 0", "case 2j + 1: 0", "case 1j - 2j: 0", "case f'a': 0", "case x.y(): 0", "case a.b: 0", "case {**x, 'a': 1}: 0", "case {x: 1}: 0", "case {'a': 1, 'a': 2}: 0", "case {**_}: 0", "case [*a, *b]: 0", "case C(x=1, x=2): 0", "case C(x=1, 2): 0", "case *x: 0", "case (*x): 0", "case *x,: 0", "case ...: 0", "case not 1: 0", "case 1 < 2: 0", "case lambda: 0: 0", "case [x, x]: 0", "case {'a': x, 'b': x}: 0", "case {**a, **b}: 0", "case C(**k): 0", "case C(*a): 0", "case: 0", "case 1 if: 0", "case x = 1: 0", "case t'x': 0"]:
    try:
        compile("match v:\n  " + source, "f", "exec")
        print("ok", source)
    except SyntaxError as e:
        print(source, "|", e.msg, e.offset)
