# ends: memory
x = bytearray(b'a')
while True:
    x.extend(x)
