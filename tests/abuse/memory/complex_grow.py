# ends: memory
x = []
while True:
    x.append(complex(len(x), 1))
