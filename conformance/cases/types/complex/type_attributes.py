print(complex.__name__, complex.__mro__, complex.__hash__ is not None, issubclass(complex, object))
try:
    class A(complex, float): pass
except TypeError as e:
    print(e)
print(isinstance(1, complex), isinstance(1j, complex), type(1j).__basicsize__ > 0)
