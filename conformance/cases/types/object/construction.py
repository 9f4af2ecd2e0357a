class NewOnly:
    def __new__(cls, *args): return object.__new__(cls)
class InitOnly:
    def __init__(self, *args): pass
class Neither: pass
class Both(NewOnly):
    def __init__(self, *args): super().__init__()
class BadNew:
    def __new__(cls, *args): return super().__new__(cls, *args)
class BadInit:
    def __init__(self, *args): super().__init__(*args)
for source in ["object()", "object(1)", "object(x=1)", "object.__new__()", "object.__new__(1)", "object.__new__(int)", "object.__new__(object, 1)", "object.__new__(Neither, 1)", "object.__new__(InitOnly, 1)", "object.__new__(NewOnly, 1)", "Neither(1)", "NewOnly(1)", "InitOnly(1)", "Both(1)", "BadNew(1)", "BadNew()", "BadInit(1)", "BadInit()", "object.__init__()", "object.__init__(1)", "object().__init__(1)", "object.__init__(Neither(), 1)", "object.__init__(InitOnly(), 1)", "object.__init__(NewOnly(), 1)", "object.__new__(type)", "object.__new__('x')", "object.__new__(*[])"]:
    try:
        print(source, type(eval(source)).__name__)
    except TypeError as e:
        print(source, "|", e)
