# ends: work
x = ' ' * 4_000_000
while True:
    x.strip()
    x.isspace()
    x.isidentifier()
