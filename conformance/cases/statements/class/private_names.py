class A:
    __secret = 1
    def __method(self): return self.__secret
    def show(self): return self.__method(), [n for n in dir(self) if "secret" in n or "_method" in n]
    def __init__(self): self.__own__ = 2; self._A__x = 3
    def other(self): return self.__x
print(A().show(), A().other(), A._A__secret)
class _B:
    __z = 5
print([n for n in vars(_B) if "z" in n])
try:
    A().__secret
except AttributeError as error:
    print(error)
