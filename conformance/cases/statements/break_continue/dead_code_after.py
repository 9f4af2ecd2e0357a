def f():
    for i in range(2):
        break
        print("never")
    while True:
        i += 1
        if i < 3:
            continue
            print("never")
        break
    return i
print(f())
def g():
    while 1:
        return "r"
        break
    else:
        return "e"
print(g())
def h():
    while 0:
        break
    else:
        return "else of a false loop"
print(h())
