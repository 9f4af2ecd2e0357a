# ends: memory
x = []
while True:
    x.append((lambda: 0).__code__.replace(co_linetable=bytes(10_000)))
