# ends: work
x = '\u0149\u0390a' * 500_000
while True:
    x.upper()
    x.lower()
    x.title()
    x.swapcase()
    x.casefold()
