from itertools import *
print(sum(islice(filter(lambda n: n % 3 == 0, map(lambda x: x * x, count(1))), 10)))
print("".join(chain.from_iterable(zip("abc", "xyz"))), [sum(b) for b in batched(range(10), 4)], dict(zip("abc", count())))
print([k + str(len(list(g))) for k, g in groupby("aaabccd")], list(accumulate(repeat(2, 5), lambda a, b: a * b)))
primes = []
for n in islice(count(2), 60):
    if all(n % p for p in takewhile(lambda p: p * p <= n, primes)):
        primes.append(n)
print(primes)
