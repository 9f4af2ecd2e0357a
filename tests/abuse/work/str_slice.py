# ends: work
x = 'a\u20ac' * 2_000_000
while True:
    x[::-1]
    x[::2]
