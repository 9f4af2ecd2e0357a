# ends: memory
x = ''
while True:
    x += 'spam' * 50_000
