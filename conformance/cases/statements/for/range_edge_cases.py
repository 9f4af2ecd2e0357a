big = 10**20
for r in (range(0), range(1, 1), range(3, 0), range(3, 0, -1), range(0, 10, 3), range(big, big + 3), range(big, big - 2, -1), range(-1, -4, -1), range(2**62, 2**62 + 2), range(2**63 - 1, 2**63 + 2), range(True, 3)):
    out = []
    for x in r: out.append(x)
    print(r, out)
def f(n):
    total = 0
    for i in range(n):
        i = i * 2
        total += i
    return total, i
print(f(5))
class I:
    def __index__(self): return 3
for x in range(I()): print(x, end=" ")
print()
for bad in ("a", 1.5, None):
    try:
        for x in range(bad): pass
    except TypeError as e:
        print(e)
it = iter(range(3))
for x in it:
    print(x, list(it))
range = lambda n: "shadowed"
for x in range(3): print(x, end="")
print()
