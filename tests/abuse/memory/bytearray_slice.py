# ends: memory
x = bytearray(1000)
while True:
    x[10:20] = x
