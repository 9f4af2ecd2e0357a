import copy, pickle
u = int | str | None
print(copy.copy(u), pickle.loads(pickle.dumps(u)) == u)
try:
    u.__reduce_ex__(2)
except TypeError as e:
    print(e)
g = list[int] | dict[str, int]
print(pickle.loads(pickle.dumps(g)) == g, pickle.loads(pickle.dumps(g)).__args__)
print({u: 1}[None | str | int])
