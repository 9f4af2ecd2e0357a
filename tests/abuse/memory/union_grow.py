# ends: memory
kept = []
while True:
    kept.append(int | list[len(kept)])
