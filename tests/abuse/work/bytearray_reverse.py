# ends: work
x = bytearray(16_000_000)
while True:
    x.reverse()
