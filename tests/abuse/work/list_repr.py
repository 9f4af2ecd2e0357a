# ends: work
x = [1]
for _ in range(16):
    x = [x, x]
while True:
    repr(x)
