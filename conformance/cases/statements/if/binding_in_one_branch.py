def f(flag):
    if flag:
        x = 1
    else:
        y = 2
    try:
        return x
    except UnboundLocalError as e:
        return str(e)
print(f(True), f(False))
if 0:
    import not_there
try:
    not_there
except NameError as e:
    print(e)
def g():
    if 0:
        v = 1
    return v
try:
    g()
except UnboundLocalError as e:
    print(e)
