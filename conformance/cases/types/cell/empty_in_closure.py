def outer(flag):
    if flag:
        x = 1
    def f(): return x
    return f
print(outer(True)())
f = outer(False)
try:
    f()
except NameError as e:
    print(type(e).__name__, e)
try:
    f.__closure__[0].cell_contents
except ValueError as e:
    print(e)
f.__closure__[0].cell_contents = "filled"
print(f())
del f.__closure__[0].cell_contents
try:
    f()
except NameError as e:
    print(e)
