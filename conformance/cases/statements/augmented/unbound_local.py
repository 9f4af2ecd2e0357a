count = 5
def f():
    count += 1
try:
    f()
except UnboundLocalError as error:
    print(error)
def g():
    global count
    count += 1
g()
print(count)
def h():
    total = 1
    def inner():
        nonlocal total
        total += 1
        return total
    return inner() + inner()
print(h())
try:
    missing += 1
except NameError as error:
    print(type(error).__name__, error, error.name)
