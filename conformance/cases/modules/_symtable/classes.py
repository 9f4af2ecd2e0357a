"""Names of classes: `__class__`, methods, private names."""
from _dump import dump

dump("""
class A(B, metaclass=M):
    __private = 1
    attr: int = 2
    def method(self):
        super().method()
        return self.__private, __other
    def other(self): return __class__
""")
