# ends: work
x = 'a\t' * 500_000
while True:
    x.expandtabs()
