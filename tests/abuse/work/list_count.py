# ends: work
x = [1.5] * 500_000
while True:
    x.count(2)
