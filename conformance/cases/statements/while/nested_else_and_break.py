def primes(limit):
    n, found = 2, []
    while n < limit:
        d = 2
        while d * d <= n:
            if n % d == 0: break
            d += 1
        else:
            found.append(n)
        n += 1
    else:
        found.append("done")
    return found
print(primes(30))
def collatz(n):
    steps = 0
    while n != 1:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        steps += 1
    return steps
print([collatz(n) for n in range(1, 12)])
a, b = 1071, 462
while b: a, b = b, a % b
print(a)
stack, out = [[1, [2, [3]], 4]], []
while stack:
    match stack.pop():
        case [head, *rest]: stack += [rest, head]
        case []: continue
        case x: out.append(x)
print(out)
q = iter("abc")
while (c := next(q, None)) is not None: print(c, end=",")
else: print("end")
