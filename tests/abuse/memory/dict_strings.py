# ends: memory
x = {}
while True:
    x[str(len(x))] = x
