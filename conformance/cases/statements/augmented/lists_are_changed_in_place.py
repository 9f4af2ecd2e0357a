a = b = [1]
a += (2, 3)
print(a, b, a is b)
a *= 2
print(b)
a = a + [9]
print(a is b, len(b))
c = d = (1,)
c += (2,)
print(c, d)
