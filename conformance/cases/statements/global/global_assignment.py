def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

def f():
    global g
    g = 5

f()
print(g)
def h():
    global g, k
    g += 1
    k = g * 2

h()
print(g, k)
