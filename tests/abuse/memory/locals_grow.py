# ends: memory
x = []
def f():
    a, b, c = 1, 2, 3
    return locals()
while True:
    x.append(f())
