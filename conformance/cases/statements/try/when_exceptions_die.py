class E(Exception):
    def __init__(self, n): super().__init__(n); self.n = n
    def __del__(self): print("del", self.n)
try: raise E(1)
except E: print("handling")
print("after 1")
try: raise E(2)
except E as e: print("named", e.n)
print("after 2")
try:
    try: raise E(3)
    except E: raise E(4)
except E as e:
    print(e.n, e.__context__.n)
print("after 3 and 4")
def f():
    try: raise E(5)
    except E as e: return e.n
print(f())
def g():
    try: raise E(6)
    finally: print("finally")
try: g()
except E: pass
print("after 6")
for i in (7, 8):
    try: raise E(i)
    except E: continue
print("after loop")
kept = None
try: raise E(9)
except E as e: kept = e
kept.__traceback__ = None
kept = None
print("end")
