class Meta(type):
    def __instancecheck__(cls, x):
        print("asked", cls.__name__)
        return cls.__name__ == "Yes"
class No(metaclass=Meta): pass
class Yes(metaclass=Meta): pass
class Never(metaclass=Meta): pass
print(isinstance(5, No | Yes | Never))
print(isinstance(5, No | int))
class Sub(type):
    def __subclasscheck__(cls, x):
        raise ValueError("subclasscheck")
class S(metaclass=Sub): pass
try:
    issubclass(int, str | S)
except ValueError as e:
    print(e)
