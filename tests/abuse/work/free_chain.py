# ends: work
while True:
    x = None
    for _ in range(100_000):
        x = [x]
