def kind(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__)

x = []
x.append(x)
print(repr(x))
d = {}
d["d"] = d
print(d)
t = ([],)
t[0].append(t)
print(t)
y = []
y.append(y)
kind("==", lambda: x == y)
