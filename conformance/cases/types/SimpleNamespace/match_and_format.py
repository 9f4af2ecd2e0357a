from types import SimpleNamespace as N
match N(x=1, y=[2, 3]):
    case N(x=1, y=[a, *b]): print(a, b)
match N(x=1):
    case N(z=_): print("no")
    case N(): print("any")
try:
    match N(x=1):
        case N(1): pass
except TypeError as e:
    print(e)
n = N(a=1.5)
print(f"{n.a:.2f} {n}", "{0.a} {n.a!r}".format(n, n=n), "%s" % n)
try:
    format(n, ">10")
except TypeError as e:
    print(e)
