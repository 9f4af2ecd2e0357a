def f():
    x = 1
    try:
        return x
    finally:
        x = 2
        print("finally", x)
def g():
    x = [1]
    try:
        return x
    finally:
        x.append(2)
def h():
    for i in range(3):
        try:
            return i
        finally:
            if i < 1: print("leaving", i)
print(f(), g(), h())
