# ends: work
x = [None] * 2_000_000
while True:
    x.copy()
