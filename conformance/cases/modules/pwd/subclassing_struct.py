import pwd

try:
    class Sub(pwd.struct_passwd): ...
    print(Sub(range(7)))
except TypeError as error:
    print(error)
print(pwd.struct_passwd.__base__, pwd.struct_passwd.__doc__ is not None)
print(type(pwd.struct_passwd.pw_name).__name__, pwd.struct_passwd.pw_name.__doc__)
