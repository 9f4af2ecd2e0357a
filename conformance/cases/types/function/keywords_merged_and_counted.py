def f(**keywords): pass


class Same(str):
    def __eq__(self, other): return True
    __hash__ = str.__hash__


for call in (lambda: f(**{1: 3}, **{1: 5}), lambda: f(**{None: 1}, **{None: 2}), lambda: f(**{1: 3}, **{"a": 5}),
             lambda: f(a=1, **{"a": 5}), lambda: ImportError(0, name=1, path=2, name_from=3, foo=3),
             lambda: ImportError(0, foo=3), lambda: NameError(name=1, obj=2), lambda: AttributeError(a=1, b=2, c=3),
             lambda: min(0, default=1, key=2, foo=3), lambda: max([0], foo=3),
             lambda: print(0, **{Same("foo"): 1}), lambda: round(1.5, **{Same("foo"): 1})):
    try:
        call()
    except TypeError as error:
        print(error)


class Owner:
    def method(self): return super()


def cell():
    own = Owner()
    return lambda: own


try:
    Owner.method(cell().__closure__[0])
except TypeError as error:
    print(error)
