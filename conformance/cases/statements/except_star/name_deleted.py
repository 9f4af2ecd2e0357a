try:
    raise ExceptionGroup("g", [ValueError(1), KeyError(2)])
except* ValueError as e:
    print(e.exceptions)
except* KeyError as e:
    print(e.exceptions)
print("e" in globals())
def f():
    try:
        raise ValueError
    except* ValueError as e:
        del e
    try:
        e
    except UnboundLocalError as x:
        return str(x)
print(f())
