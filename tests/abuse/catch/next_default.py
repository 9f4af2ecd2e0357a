# ends: work
while True:
    next((n for n in iter(int, 1) if n), None)
