# ends: memory
x = []
while True:
    x.append(list[len(x)])
