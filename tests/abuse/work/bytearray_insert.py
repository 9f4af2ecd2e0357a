# ends: work
x = bytearray(16_000_000)
while True:
    x.insert(1, 1)
    x.pop(1)
