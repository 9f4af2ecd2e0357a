from functools import cmp_to_key
def cmp(a, b):
    return (a > b) - (a < b)
k = cmp_to_key(cmp)
print(sorted([3, 1, 2], key=k), sorted([3, 1, 2], key=cmp_to_key(lambda a, b: b - a)), k(1) < k(2), k(1) == k(1), k(2) >= k(3), k(1) != k(1))
print(k(5).obj, k.obj, type(k).__name__, max([1, 5, 3], key=k), k(obj=7).obj)
