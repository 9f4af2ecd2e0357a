d = {"a": 1, "b": 2, "c": 3}
while d:
    print(d.popitem(), len(d))
l = [1, 2, 3, 4]
while l:
    del l[len(l) // 2]
    print(l)
x = 3
while x:
    x -= 1
    y = x
    del y
try:
    y
except NameError as e:
    print(e)
s = {1, 2}
while s: s.pop()
print(s, x)
def f():
    v = 2
    while v:
        v -= 1
        if not v: del v; break
    try: return v
    except UnboundLocalError as e: return str(e)
print(f())
