from types import MappingProxyType as P
try:
    hash(P({}))
except TypeError as e:
    print(e)
class H(dict):
    def __hash__(self):
        return 42
print(hash(P(H())), repr(P(H(a=1))), str(P({"a": P({})})))
print(P[int, str], P({1: 2}) == P({1: 2}), P({}) == {})
try:
    P({}) < P({})
except TypeError as e:
    print(e)
