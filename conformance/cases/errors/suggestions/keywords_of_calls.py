import traceback
def f(first, second=2, *, third=3): pass
class C:
    def __init__(self, name, size=1): pass
    def method(self, width, height=1): pass
    def __call__(self, argument): pass
    @staticmethod
    def static(value): pass
for source in ["f(frist=1)", "f(1, secnd=2)", "f(1, thrid=3)", "f(1, zzzzz=3)", "C(nam=1)", "C('a', sise=2)", "C(1).method(widht=1)", "C(1)(argment=1)", "C.static(valeu=1)", "(lambda key: 0)(ky=1)", "print(1, spe='')", "sorted([1], revers=True)", "int('1', bse=2)", "open('x', moed='r')", "dict().update", "f(**{'secod': 1})"]:
    try:
        eval(source)
    except TypeError as e:
        print(traceback.format_exception_only(e)[-1].strip())
