(a, (b, [c, d])), e = (1, (2, (3, 4))), 5
print(a, b, c, d, e)
[x, (y,)], = [("p", "q")]
print(x, y)
for i, (j, k) in [(1, (2, 3)), (4, "ab")]:
    print(i, j, k)
