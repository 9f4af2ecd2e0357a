def f():
    x = 1
    del x
    try:
        x
    except UnboundLocalError as e:
        print(e)
    try:
        del x
    except UnboundLocalError as e:
        print(e)
    x = 2
    return x
print(f())
def g(a):
    del a
    return locals()
print(g(1))
def h():
    for i in range(2):
        v = i
        del v
    return "v" in locals()
print(h())
