import types

class A:
    @types.DynamicClassAttribute
    def value(self):
        "the doc"
        return self._value
    @value.setter
    def value(self, v): self._value = v
    @value.deleter
    def value(self): del self._value

a = A()
a.value = 5
print(a.value, A.__dict__["value"].__doc__)
del a.value
for call in (lambda: a.value, lambda: A.value):
    try:
        call()
    except AttributeError as error:
        print(error)
class B:
    ro = types.DynamicClassAttribute(lambda self: 1)
try:
    B().ro = 2
except AttributeError as error:
    print(error)
