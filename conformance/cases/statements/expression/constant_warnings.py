import warnings
sources = ["1()", "'a'()", "(1, 2)(3)", "[1](2)", "{}()", "None()", "5[0]", "'abc'['d']", "[1]['a']", "(1,)[1.0]", "1 is x", "x is 'a'", "x is not ()", "x is None", "assert (1, 'a')", "f''()", "(lambda: 1)[0]", "...[0]", "{1}[0]", "x is -1", "0x1for y in z" ]
for source in sources:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            compile(source, "f", "exec")
        except SyntaxError as e:
            print(source, "error", e.msg)
    for w in caught:
        print(source, "|", w.category.__name__, w.message, w.lineno)
