def kind(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__)

x = {}
for i in range(100000):
    x = {0: x}
kind("repr", lambda: len(repr(x)))
del x
print("destroyed")
