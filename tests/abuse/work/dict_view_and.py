# ends: work
x = dict.fromkeys(range(300_000))
while True:
    x.keys() & {1, 2, -1}
    x.items() <= x.items()
