def f():
    try:
        return "try"
    finally:
        print("cleanup")
def g():
    for i in range(3):
        try:
            continue
        finally:
            print(i, end=" ")
    return "g"
print(f(), g())
def h():
    try:
        raise ValueError
    except ValueError:
        return "handled"
    finally:
        print("h finally")
print(h())
