class C:
    pass
class D(C): pass
print(sorted(vars(C)))
print(sorted(vars(D)))
print(D.__mro__, D.__qualname__, D.__firstlineno__)
print(C.__static_attributes__)
