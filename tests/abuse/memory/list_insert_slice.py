# ends: memory
x = [1, 2, 3]
while True:
    x[1:2] = x
