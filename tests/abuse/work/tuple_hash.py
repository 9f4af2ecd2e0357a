# ends: work
x = (1,)
for _ in range(22):
    x = (x, x)
while True:
    hash((x, 1))
