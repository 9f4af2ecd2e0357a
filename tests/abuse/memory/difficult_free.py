# ends: memory
x = None
while True:
    x = [x]
