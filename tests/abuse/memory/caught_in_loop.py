# ends: memory
x = []
while True:
    try:
        x.append('x' * 100_000 + str(len(x)))
    except BaseException:
        pass
