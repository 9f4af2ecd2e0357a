# ends: memory
x = []
while True:
    x.append(t'{x}')
