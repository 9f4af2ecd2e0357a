print(set(), {1}, frozenset(), frozenset([1]), {"a"})
class S(set):
    pass
class F(frozenset):
    pass
print(S(), S([1]), F(), F([1]))
s = {1}
l = [s]
print(l, str(s))
