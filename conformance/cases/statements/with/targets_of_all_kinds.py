class M:
    def __init__(self, v): self.v = v
    def __enter__(self): return self.v
    def __exit__(self, *a): print("exit", a[0] and a[0].__name__); return True
class O: pass
o, l = O(), [0, 0]
with M(1) as o.x: pass
with M(2) as l[0]: pass
with M((3, 4)) as (a, b): print(a, b)
with M("xyz") as [c, *d]: print(c, d)
with M((5, (6, 7))) as (e, (f, g)): print(e, f, g)
with M("pq") as l[:]: print(l)
print(o.x, l)
with M(5) as (h, i): print("never")
with M((1, 2, 3)) as (h, i): print("never")
with M(1) as o.a.b: print("never")
with M(1) as l["k"]: print("never")
for source in ["with x as 1: pass", "with x as f(): pass", "with x as a + b: pass", "with x as (a, 1): pass", "with x as None: pass", "with x as a, b: pass", "with x as *a: pass", "with x as (*a,): pass", "with (x as a, y as 1): pass", "with x as a.b, y as c[0]: pass", "with (x as a): pass", "with (x as a, y): pass", "with (x, y) as z: pass", "with x as (a := 1): pass", "with (x for x in y): pass", "with x", "with x as: pass", "with: pass", "with (): pass", "with x,: pass", "with (x,): pass", "with x as y as z: pass", "with *x: pass", "with (*x,): pass", "with lambda: 0 as y: pass", "with yield as y: pass", "with x: y: pass", "with x if y else z as w: pass"]:
    try:
        compile(source, "f", "exec")
        print("ok", source)
    except SyntaxError as e:
        print(source, "|", e.msg, e.offset)
