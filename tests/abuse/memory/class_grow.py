# ends: memory
x = []
while True:
    x.append(type('C', (), {'a': 1}))
