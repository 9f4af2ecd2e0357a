s = {5}
print(s.pop(), s)
try:
    s.pop()
except KeyError as e:
    print(e)
s = set(range(10))
out = []
while s:
    out.append(s.pop())
print(sorted(out))
s = {1, 2}
print(s.clear(), s, len(s))
