big = 10**40 + 123
for a in (big, -big, big * big, -big * big):
    for b in (7, -7, 10**20 + 1, -(10**20 + 1), big, -big):
        q, r = divmod(a, b)
        print(q, r, q * b + r == a, a // b == q, a % b == r)
