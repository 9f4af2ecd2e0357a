# ends: work
x = list(range(500_000))
while True:
    x.remove(499_999)
    x.append(499_999)
