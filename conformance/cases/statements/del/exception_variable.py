try:
    raise ValueError("x")
except ValueError as e:
    del e
print("e" in globals())
try:
    try:
        raise KeyError("k")
    except KeyError as e:
        e = None
    print("e" in globals())
except NameError as err:
    print(err)
def f():
    try:
        raise ValueError
    except ValueError as e:
        del e
        try:
            e
        except UnboundLocalError as x:
            return str(x)
print(f())
