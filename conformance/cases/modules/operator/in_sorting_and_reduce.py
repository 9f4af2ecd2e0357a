import operator as o
from functools import reduce
data = [{"n": "b", "v": 2}, {"n": "a", "v": 2}, {"n": "c", "v": 1}]
print([d["n"] for d in sorted(data, key=o.itemgetter("v", "n"))], reduce(o.mul, range(1, 8)), reduce(o.or_, [{1}, {2}, {1, 3}]))
print(list(map(o.sub, [5, 6], [1, 2])), max("abc", key=o.methodcaller("lower")), list(filter(o.not_, [0, 1, ""])))
