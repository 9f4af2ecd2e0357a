def kind(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__)

x = int
for i in range(500):
    x = (x,)
kind("isinstance", lambda: isinstance("a", x))
for i in range(1000000):
    x = (x,)
kind("deep", lambda: isinstance("a", x))
del x
print("done")
