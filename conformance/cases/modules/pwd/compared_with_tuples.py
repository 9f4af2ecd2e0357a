import pwd

e = pwd.getpwnam("root")
print(e == tuple(e), e < ("s",), e > ("q",), e != tuple(e), tuple(e) == e, isinstance(e, tuple), type(e[:2]) is tuple)
print(sorted([("zz",), e, ("aa",)])[1] is e, {e: 1}[tuple(e)], e.count(0))
try:
    e < 5
except TypeError as error:
    print(error)
