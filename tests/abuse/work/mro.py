# ends: work
n = 0
while True:
    bases = [type(f'C{k}', (), {}) for k in range(200)]
    type('D', tuple(bases), {})
