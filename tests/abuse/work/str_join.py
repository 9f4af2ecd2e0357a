# ends: work
parts = ['ab'] * 500_000
while True:
    ''.join(parts)
