import collections, types
l = [1]; l.append(l); d = {}; d["d"] = d; t = ([],); t[0].append(t)
s = types.SimpleNamespace(); s.me = s
q = collections.deque([0]); q.append(q)
o = collections.OrderedDict(); o["o"] = o
dd = collections.defaultdict(list); dd["x"] = dd
cm = types.MappingProxyType(d)
print(l, d, t, s, q, o, dd, cm, sep="\n")
import functools
p = functools.partial(print); p.__setstate__((print, (p,), {}, None))
print(repr(p).startswith("functools.partial(<built-in function print>, "), repr(p).count("..."))
for a, b in ((l, [1, l]), (d, {"d": d}), (q, collections.deque([0, q]))):
    try:
        print(a == b)
    except RecursionError as e:
        print("RecursionError", e)
k = []; k.append(k)
m = []; m.append(m)
try:
    k == m
except RecursionError as e:
    print(type(e).__name__)
print(d.keys(), d.items())
