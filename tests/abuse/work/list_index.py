# ends: work
x = list(range(500_000))
while True:
    try:
        x.index(-1)
    except ValueError:
        pass
