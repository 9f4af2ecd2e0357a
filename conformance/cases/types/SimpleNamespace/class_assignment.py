from types import SimpleNamespace as N
class S(N):
    def hello(self): return self.x
class T(N):
    def hello(self): return -self.x
s = S(x=1)
s.__class__ = T
print(s, s.hello(), type(s).__name__)
for n, cls in ((N(x=1), S), (s, N), (s, int)):
    try:
        n.__class__ = cls
    except TypeError as e:
        print(e)
