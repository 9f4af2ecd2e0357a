def f(a, b=1, *, c=2): pass
for source in ["f()", "f(1, 2, 3)", "f(1, a=1)", "f(1, d=2)", "f(1, **{'a': 2})", "f(*1)", "f(**1)", "f(1, **{1: 2})", "f(**{'a': 1}, **{'a': 2})", "f(*[1], *5)", "f(1, c=3, **{'c': 4})", "5()", "None(1)", "f(1, 2, 3, c=1)", "len()", "len(1, 2)", "len(x=1)", "int(1, 2, 3)", "f.x()", "(1).real()", "print(zz=1)", "f(*None)", "f(**None)", "''.join()"]:
    try:
        eval(source)
    except (TypeError, AttributeError) as e:
        print(source, "|", e)
