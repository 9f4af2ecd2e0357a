import warnings
warnings.simplefilter("ignore")
exec('''
def a():
    try: return "try"
    finally: return "finally"
def b():
    try: 1 / 0
    finally: return "swallowed"
def c():
    for i in range(3):
        try: return i
        finally: continue
    return "after loop"
def d():
    while True:
        try: 1 / 0
        finally: break
    return "broken"
def e():
    x = 1
    try: return x
    finally: x = 2
def f():
    x = [1]
    try: return x
    finally: x.append(2)
def g():
    try:
        try: return "inner"
        finally: raise KeyError("from finally")
    except KeyError as k: return repr(k.__context__)
def h():
    try:
        try: 1 / 0
        finally: print("first finally")
    except ZeroDivisionError: return "caught"
    else: return "else"
    finally: print("second finally")
def i():
    try: pass
    except: pass
    else: return "from else"
    finally: print("after else")
def j():
    try: raise ValueError
    except ValueError:
        try: return "handler"
        finally: print("nested finally")
def k():
    yield 1
    try: return "stop value"
    finally: yield 2
''')
for fn in (a, b, c, d, e, f, g, h, i, j): print(fn.__name__, fn())
def consume(gen):
    result = yield from gen
    print("result", result)
print(list(consume(k())))
