# ends: memory
x = dict.fromkeys(range(10_000))
kept = []
while True:
    kept.append(x | {len(kept): 1})
