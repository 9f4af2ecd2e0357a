import sys
data = [(i * 7919) % 1009 for i in range(3000)]
a = sorted(data)
print(all(a[i] <= a[i + 1] for i in range(len(a) - 1)), len(a), a[:5], a[-5:])
print(sorted(data, reverse=True) == a[::-1])
print(sorted(map(str, data))[:5], sorted(map(float, data))[-3:])
class K:
    def __init__(self, v):
        self.v = v
    def __lt__(self, o):
        return self.v < o.v
print([k.v for k in sorted(map(K, data))] == a)
