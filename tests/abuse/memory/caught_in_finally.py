# ends: memory
x = []
try:
    while True:
        x.append('x' * 100_000 + str(len(x)))
finally:
    while True:
        pass
