def f():
    try:
        return "lost"
    finally:
        raise ValueError("from finally")
try:
    f()
except ValueError as e:
    print(e, e.__context__)
def g():
    try:
        return 1 / 0
    except ZeroDivisionError:
        return "from except"
    else:
        return "never"
    finally:
        print("finally")
print(g())
def h():
    try: pass
    except: return "except"
    else: return "else"
    finally: print("last")
print(h())
