# ends: memory
x = 'spam'
while True:
    x += x
