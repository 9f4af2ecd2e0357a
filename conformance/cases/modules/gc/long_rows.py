# Rows of thousands, alive and garbage, within one another and in cycles.
import gc, weakref
class C: pass
# live wide rows, nested, with cycles through them
wide=[[i] for i in range(5000)]
for x in wide: x.append(wide)
t=tuple([{} for _ in range(3000)])
objs=[C() for _ in range(4000)]; refs=[weakref.ref(o) for o in objs]
for o in objs: o.all=objs
print(gc.collect()>=0, len(wide), sum(len(x) for x in wide), all(r() for r in refs))
del objs, o
gc.collect()
print(sum(r() is not None for r in refs))
w=[ [j] for j in range(2500)]; w2=[w]*3000; w.append(w2)
r=weakref.ref(C())
keep=[C() for _ in range(1025)]; kr=[weakref.ref(k) for k in keep]
holder=[keep]*1024+[keep]
del keep
gc.collect(); print(all(k() for k in kr), len(holder))
del holder; gc.collect(); print(any(k() for k in kr))
deep=[]
for i in range(50): deep=[deep]+[[] for _ in range(1100)]
gc.collect()
n=0; d=deep
while d: n+=1; d=d[0] if d and isinstance(d[0],list) and len(d)>1 else []
print(n, gc.is_tracked(deep))
del wide, x, w, w2, deep, d
print(gc.collect()>5000)
