import copy, pickle
E = type(...)
print(..., repr(...), str(Ellipsis), Ellipsis is ..., E(), E() is ..., E.__name__, E.__module__, E.__mro__, bool(...), hash(...) == hash(Ellipsis))
print(copy.copy(...) is ..., copy.deepcopy([...])[0] is ..., [pickle.loads(pickle.dumps(..., p)) is ... for p in range(6)], (...).__reduce__())
for source in ["E(1)", "E(x=1)", "....x", "(...).x = 1", "(...)()", "(...)[0]", "len(...)", "... + 1", "... < ...", "... == ...", "class X(E): pass", "object.__new__(E)", "E.__new__(E) is ...", "E.__new__(int)", "E.x = 1", "iter(...)", "f'{...:5}'", "f'{...}'", "int(...)", "-...", "vars(...)", "(...).__class__ = int"]:
    try:
        exec("print(%r, %s)" % (source, source) if " = " not in source and "class" not in source[:5] else source)
    except (TypeError, AttributeError) as e:
        print(source, "|", type(e).__name__, e)
