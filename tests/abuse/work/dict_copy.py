# ends: work
x = dict.fromkeys(range(300_000))
while True:
    x.copy()
