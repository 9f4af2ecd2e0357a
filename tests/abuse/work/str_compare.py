# ends: work
x = 'a' * 4_000_000 + 'b'
y = 'a' * 4_000_000 + 'c'
while True:
    x == y
    x < y
