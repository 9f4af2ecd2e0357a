# ends: memory
x = []
while True:
    x.append(slice(len(x), len(x)))
