s = set()
for i in range(5000):
    s.add(i * 7 % 5003)
print(len(s), sum(s), 7 in s, 5001 in s)
for i in range(0, 5003, 3):
    s.discard(i)
print(len(s), sum(s))
print(len(s & set(range(100))), len(s | set(range(6000))), len(s - set(range(4000))), len(s ^ set(range(5003))))
