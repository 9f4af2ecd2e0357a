x = 1
del x
try:
    x
except NameError as error:
    print(error)
def f():
    y = 1
    del y
    y
try:
    f()
except UnboundLocalError as error:
    print(error)
try:
    del undefined
except NameError as error:
    print(error)
