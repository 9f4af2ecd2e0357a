import traceback, types, collections
m = types.ModuleType("m")
m.alpha = 1
class Outer:
    def __init__(self):
        self.inner = Inner()
class Inner:
    def __init__(self): self.value = 3
class Dir:
    def __dir__(self): return ["spam", "eggs", 5]
class BadDir:
    spam = 1
    def __dir__(self): raise ValueError
class Get:
    spam = 1
    def __getattr__(self, name): raise AttributeError("custom " + name)
for source in ["m.alhpa", "Outer().value", "Outer().inner.valeu", "Dir().spma", "BadDir().spma", "Get().spma", "collections.OrderedDcit", "''.uper", "[].appendd", "{}.itmes", "(1).bit_lenght", "Outer.iner", "int.from_byte", "print.__nme__", "None.foo", "Outer().innre.value"]:
    try:
        eval(source)
    except AttributeError as e:
        print(traceback.format_exception_only(e)[-1].strip())
