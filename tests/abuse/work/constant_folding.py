# ends: work
n = 0
while True:
    eval(f'(1 << 4000) ** 1 + {n}')
    n += 1
