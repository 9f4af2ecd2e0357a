import _pickle

a = []
a.append(a)
d = {}
d["d"] = d
t = ([],)
t[0].append(t)
u = ([], 1, 2, 3, 4)
u[0].append(u)
class S:
    pass
s = S()
f = frozenset([s])
s.f = f
for protocol in range(6):
    for value in a, d, t, u:
        data = _pickle.dumps(value, protocol)
        print(protocol, data, repr(_pickle.loads(data)))
    back = _pickle.loads(_pickle.dumps(f, protocol))
    print(next(iter(back)).f is back)
