def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

class A: pass
print(bool(A.__flags__ & (1 << 9)), bool(int.__flags__ & (1 << 9)), bool(int.__flags__ & (1 << 24)))
print(int.__itemsize__, tuple.__itemsize__, list.__itemsize__, A.__dictoffset__ != 0, int.__dictoffset__)
