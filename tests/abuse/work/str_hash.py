# ends: work
x = 'a' * 4_000_000
while True:
    hash(x + 'b')
