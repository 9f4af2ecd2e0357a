class Base:
    def __init_subclass__(cls, /, tag=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.tag = tag
class A(Base, tag="a"): pass
print(A.tag, Base.__subclasshook__(int), object.__subclasshook__(1))
for source in ["class X(tag=1): pass", "class X(Base, other=1): pass", "object.__init_subclass__()", "object.__init_subclass__(1)", "object.__init_subclass__(x=1)", "int.__init_subclass__()", "type('X', (), {}, a=1)", "type('X', (Base,), {}, tag=5).tag", "object.__subclasshook__(1, 2)", "object.__subclasshook__()"]:
    try:
        exec("print(%r, %s)" % (source, source) if not source.startswith("class") else source)
    except TypeError as e:
        print(source, "|", e)
class Meta(type):
    def __subclasscheck__(cls, c): return "yes"
    def __instancecheck__(cls, c): return []
class M(metaclass=Meta): pass
print(issubclass(int, M), isinstance(1, M), issubclass(M, object), isinstance(M(), M))
class Hook:
    @classmethod
    def __subclasshook__(cls, c): return NotImplemented
print(issubclass(int, Hook), isinstance(Hook(), Hook))
