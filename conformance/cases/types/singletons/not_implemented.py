import copy, pickle, sys
N = type(NotImplemented)
print(NotImplemented, repr(NotImplemented), N(), N() is NotImplemented, N.__name__, N.__module__, N.__mro__, N.__doc__)
print(copy.copy(NotImplemented) is NotImplemented, copy.deepcopy([NotImplemented])[0] is NotImplemented, [pickle.loads(pickle.dumps(NotImplemented, p)) is NotImplemented for p in range(6)], NotImplemented.__reduce__())
for source in ["bool(NotImplemented)", "not NotImplemented", "NotImplemented and 1", "NotImplemented or 1", "1 if NotImplemented else 2", "[x for x in 'a' if NotImplemented]", "N(1)", "N(x=1)", "NotImplemented.x", "NotImplemented.x = 1", "NotImplemented()", "class X(N): pass", "NotImplemented == NotImplemented", "NotImplemented != 1", "NotImplemented < 1", "NotImplemented in [NotImplemented]", "hash(NotImplemented) == hash(NotImplemented)", "raise NotImplemented", "raise NotImplemented()", "all([NotImplemented])", "filter(None, [NotImplemented]).__next__()", "while NotImplemented: pass", "assert NotImplemented", "int(NotImplemented)", "f'{NotImplemented}'"]:
    try:
        exec("print(%r, %s)" % (source, source) if source.split()[0] not in ("class", "raise", "while", "assert") and " = " not in source else source)
    except (TypeError, AttributeError) as e:
        print(source, "|", type(e).__name__, e)
