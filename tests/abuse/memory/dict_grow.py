# ends: memory
x = {}
while True:
    x[len(x)] = None
