# ends: memory
x = []
while True:
    x.append(None)
