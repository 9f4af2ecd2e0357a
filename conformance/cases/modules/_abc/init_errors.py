def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

import _abc

class Meta(type):
    def __new__(mcls, name, bases, ns):
        cls = super().__new__(mcls, name, bases, ns)
        _abc._abc_init(cls)
        return cls

class Plain(metaclass=Meta):
    pass

print(Plain.__abstractmethods__, type(Plain._abc_impl).__name__)
attempt(_abc._abc_init, 5)
attempt(_abc._abc_register, int, str)
attempt(_abc._abc_register, Plain, 7)
attempt(_abc._abc_instancecheck, Plain)
attempt(_abc._abc_subclasscheck, Plain, 7)
attempt(_abc._reset_caches, object)
