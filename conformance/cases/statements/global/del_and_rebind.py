x = 1
def delete():
    global x
    del x
def read():
    return x
def write(v):
    global x
    x = v
delete()
for f in (read, delete):
    try:
        f()
    except NameError as e:
        print(f.__name__, e, e.name)
write(5)
print(read(), x)
del x
try:
    x
except NameError as e:
    print(e)
globals()["x"] = "by dict"
print(x, read())
globals().pop("x")
try:
    read()
except NameError as e:
    print(e)
len = lambda o: "mine"
def uses_len(): return len("abc")
print(uses_len())
del len
print(uses_len())
import builtins
builtins.extra = "from builtins"
print(extra)
del builtins.extra
try:
    extra
except NameError as e:
    print(e)
