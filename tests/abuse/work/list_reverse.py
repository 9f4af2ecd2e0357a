# ends: work
x = [None] * 5_000_000
while True:
    x.reverse()
