def f(a, b=2, /, c=3, *args, d, e=5, **kwargs):
    return a, b, c, args, d, e, kwargs
print(f(1, d=4))
print(f(1, 2, 3, 4, 5, d=6, x=7))
print(f(1, c=9, d=4, a=0, b=1))
for call in ["f()", "f(1)", "f(1, 2, c=3, c2=4)", "f(1, 2, 3, d=1, c=4)", "f(*[1], **{'d': 2, 'e': 3})"]:
    try:
        print(eval(call))
    except TypeError as error:
        print(error)
