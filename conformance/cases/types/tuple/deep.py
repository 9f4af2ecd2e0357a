t = ()
for i in range(100000):
    t = (t,)
u = t
n = 0
while u:
    u = u[0]
    n += 1
print(n)
del t
print("freed")
a = b = ()
for i in range(20):
    a, b = (a,), (b,)
print(a == b, a < b, a <= b)
