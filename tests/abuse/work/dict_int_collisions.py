# ends: work
x = {}
n = 0
while True:
    x[n * (2**61 - 1)] = n
    n += 1
