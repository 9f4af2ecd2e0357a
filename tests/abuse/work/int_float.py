# ends: work
x = 10**4000 + 1
while True:
    x / (x + 1)
