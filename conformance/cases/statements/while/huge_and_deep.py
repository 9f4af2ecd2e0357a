n = 0
while n < 100_000: n += 1
print(n)
x = 1
while x < 10**30: x *= 7
print(x)
f = 1.0
while f > 0: f /= 2
print(f, type(f).__name__)
s = ""
while len(s) < 20: s += str(len(s))
print(s)
t = ()
while len(t) < 5: t += (t,)
print(len(repr(t)))
def deep(n):
    while n:
        n -= 1
        while n > 5:
            n -= 2
            while n > 10:
                n -= 3
                if n % 2: break
            else:
                continue
            break
    return n
print(deep(100), deep(7), deep(0))
i = 2**62 - 2
while i < 2**62 + 2: i += 1
print(i)
