# ends: memory
x = b'ab'
while True:
    x += x
