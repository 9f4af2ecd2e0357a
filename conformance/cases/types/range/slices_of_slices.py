r = range(100)
s = r[10:90:3][::-2][1:-1]
print(s, len(s), list(s))
print(r[-1:0:-50], r[:0], r[5:5], r[::100], range(0)[::-1], range(1)[::-1])
