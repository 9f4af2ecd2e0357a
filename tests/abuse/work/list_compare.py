# ends: work
x = [[1.5] * 1000] * 1000
y = [[1.5] * 1000] * 1000
while True:
    x == y
