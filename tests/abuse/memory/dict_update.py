# ends: memory
x = {}
while True:
    x.update({len(x) + n: n for n in range(1000)})
