class C:
    __hidden = 5
    type __A = __hidden
    type B[__T] = __T
print([n for n in vars(C) if "A" in n or "hidden" in n])
print(C._C__A.__name__, C._C__A.__value__)
print(C.B.__type_params__, C.B.__type_params__[0].__name__)
