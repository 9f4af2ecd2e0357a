# ends: work
x = 'a\n' * 500_000
while True:
    x.splitlines()
