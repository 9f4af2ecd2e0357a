x = 1
def f():
    global x
    del x
f()
try:
    f()
except NameError as e:
    print(e)
len = 5
print(len)
del len
print(len("abc"))
try:
    del len
except NameError as e:
    print(e)
import builtins
builtins.extra = 1
print(extra)
del builtins.extra
try:
    extra
except NameError as e:
    print(e)
