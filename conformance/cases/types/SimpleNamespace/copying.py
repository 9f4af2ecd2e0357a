import copy, pickle
from types import SimpleNamespace as N
n = N(a=[1], b=N(c=2))
c, d = copy.copy(n), copy.deepcopy(n)
n.a.append(3)
n.b.c = 9
print(c, d, c == n, d == n)
p = pickle.loads(pickle.dumps(n))
print(p, p == n, n.__reduce__())
print(copy.replace(n, a=0, z=1), n)
try:
    copy.replace(n, 5)
except TypeError as e:
    print(e)
