a = [1, 2, 3, 4]
out = []
for x in reversed(a):
    out.append(x)
    if a:
        a.pop()
print(out, a)
r = reversed([1, 2])
print(list(r), list(r), r.__length_hint__())
