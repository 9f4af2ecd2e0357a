# ends: memory
def grow():
    x = ''
    while True:
        x += 'spam' * 5_000
grow()
