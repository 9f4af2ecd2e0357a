# ends: work
x = bytes(4_000_000)
while True:
    x.hex()
