def f():
    n = 0
    while True:
        n += 1
        if n > 3: return n
def g():
    while 0: print("never")
    else: return "else"
def h():
    while "text":
        while None: pass
        else: break
    return "out"
def i():
    while 1:
        try:
            return "try"
        finally:
            break
    return "broken out"
def j():
    while ():
        undefined
    while not True:
        undefined
    return "skipped"
def k():
    x = 3
    while x:
        x -= 1
        if x == 1: continue
        print("x", x)
    return x
import warnings
warnings.simplefilter("ignore")
print(f(), g(), h(), i(), j(), k())
while ...:
    print("ellipsis")
    break
