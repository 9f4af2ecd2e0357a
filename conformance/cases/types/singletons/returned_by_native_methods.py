for source in ["(1).__add__('a')", "(1).__add__(1.5)", "(1.5).__add__('a')", "'a'.__add__", "[].__eq__(())", "(1).__eq__(1.0)", "(1.0).__eq__(1)", "'a'.__eq__(1)", "'a'.__lt__(1)", "{}.__eq__([])", "{}.__or__([])", "{}.__lt__({})", "{1}.__and__([1])", "{1}.__le__([1])", "(1).__lt__('a')", "(1).__pow__('a')", "(1).__pow__(2, 'a')", "(1).__divmod__(1.5)", "(1).__and__(1.5)", "1j.__add__('a')", "1j.__lt__(1)", "().__lt__([])", "b''.__eq__('')", "range(1).__eq__([0])", "None.__eq__(1)", "object().__eq__(1)", "int.__or__(int, 5)", "int.__ror__(int, None)", "slice(1).__eq__(1)", "memoryview(b'').__eq__(1)", "type.__or__(int, 1)", "frozenset().__sub__([])", "{}.keys().__and__(5)", "True.__and__('a')", "(1).__rsub__('a')", "[].__iadd__", "[].__mul__('a')", "'%s'.__mod__(1)", "'a'.__rmod__(1)", "''.__rmod__('')"]:
    try:
        r = eval(source)
        print(source, r if not callable(r) else "callable")
    except TypeError as e:
        print(source, "|", e)
