# ends: work
x = dict.fromkeys(range(300_000), 1.5)
y = dict.fromkeys(range(300_000), 1.5)
while True:
    x == y
