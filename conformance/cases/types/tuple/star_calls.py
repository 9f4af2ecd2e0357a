def f(*args, **kw):
    return args, kw
print(f(*(1, 2)), f(*(), **{}), f(*(1,), *(2, 3), k=4))
t = (1, 2)
print(f(*t)[0] == t)
try:
    f(*5)
except TypeError as e:
    print(e)
