def f():
    try:
        return "try"
    finally:
        print("finally")

def g():
    for x in (1, 2):
        try:
            return x
        finally:
            print("leaving", x)

print(f())
print(g())
