class Field:
    def __set_name__(self, owner, name): print("set_name", owner.__name__, name)
class Base:
    def __init_subclass__(cls, /, kind="none", **kwargs):
        super().__init_subclass__(**kwargs)
        print("subclass", cls.__name__, kind)
class A(Base, kind="a"):
    one = Field()
    two = Field()
class B(A): pass
try:
    class C(Base, other=1): pass
except TypeError as error:
    print(error)
