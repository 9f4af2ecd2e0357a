from collections import Counter
c = Counter("abracadabra")
print(c, c.most_common(2), c["zz"], c.total(), sorted(c.elements())[:3])
d = Counter(a=1, b=5)
print(c + d, c - d, c & d, c | d, +Counter(a=-1, b=1), -Counter(a=-1), c == Counter("abracadabra"))
c.subtract("aaa")
c.update({"z": 3})
print(c, Counter([1, 1, 2]) <= Counter([1, 1, 2, 3]))
