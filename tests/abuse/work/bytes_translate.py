# ends: work
x = bytes(4_000_000)
table = bytes(range(256))
while True:
    x.translate(table)
