# ends: work
x = int
n = 0
while True:
    x = x | list[n]
    n += 1
