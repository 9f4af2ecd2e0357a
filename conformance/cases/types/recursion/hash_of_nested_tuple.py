def kind(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__)

x = ()
for i in range(500):
    x = (x,)
kind("hash", lambda: hash(x) == hash((x[0],)))
for i in range(1000000):
    x = (x,)
kind("deep", lambda: hash(x))
del x
print("destroyed")
