from types import SimpleNamespace as N
for source in ["N(1)", "N(1, 2)", "N({1: 2})", "N([(1, 2)])", "N({'a': 1}, a=2)", "N([('a', 1), ('b', 2)], c=3)", "N(**{'1': 2, 'x y': 3})", "N(None)", "N('ab')", "N([1])", "N(self=1)", "N(mapping_or_iterable=5)", "N([('a',)])"]:
    try:
        print(source, eval(source))
    except (TypeError, ValueError) as e:
        print(source, "|", type(e).__name__, e)
