# ends: work
x = [None] * 500_000
while True:
    x.insert(0, None)
    x.pop(0)
