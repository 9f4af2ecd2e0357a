# ends: memory
x = frozenset()
kept = []
while True:
    x = frozenset([x])
    kept.append(x | frozenset(range(1000)))
