def f():
    try:
        raise ValueError("v")
    except ValueError as e:
        kept = e
    try:
        e
    except UnboundLocalError as u:
        print(u)
    return kept
print(repr(f()))
e = "before"
try:
    1 / 0
except ZeroDivisionError as e:
    print(type(e).__name__)
try:
    e
except NameError as n:
    print(n)
try:
    1 / 0
except ZeroDivisionError as e:
    del e
try:
    1 / 0
except ZeroDivisionError as e:
    e = "rebound"
print("e" in globals())
class C:
    try:
        1 / 0
    except ZeroDivisionError as attr: pass
print(hasattr(C, "attr"))
def g():
    global glob
    try: 1 / 0
    except ZeroDivisionError as glob: pass
g()
print("glob" in globals())
def loop():
    for i in range(3):
        try: raise ValueError(i)
        except ValueError as err:
            if i == 1: continue
            if i == 2: break
    return "err" in locals()
print(loop())
def ret():
    try: 1 / 0
    except ZeroDivisionError as z: return lambda: z
try:
    ret()()
except NameError as n:
    print(n)
