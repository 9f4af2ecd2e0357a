# ends: memory
x = set()
while True:
    x.add(len(x))
