class C: pass
class F:
    def __format__(self, spec): return f"<{spec}>"
class BadF:
    def __format__(self, spec): return 5
class SubStr(str): pass
class SubF:
    def __format__(self, spec): return SubStr("s")
c = C()
print(format(F()), format(F(), "abc"), f"{F():>5}", "{:{}}".format(F(), "x"), "{0:a}{0}".format(F()), type(format(SubF())).__name__)
for source in ["format(c, 'x') ", "f'{c:>5}'", "'{:d}'.format(c)", "format(BadF())", "f'{BadF()}'", "'{}'.format(BadF())", "format(c, 5)", "c.__format__()", "c.__format__(5)", "object.__format__(5, '')", "object.__format__(5, 'd')", "format(c, None)", "format([], '5')", "format(print, 's')", "format(object, '>')", "format(F(), 1)", "len(format(c)) > 5"]:
    try:
        print(source, eval(source))
    except TypeError as e:
        print(source, "|", e)
