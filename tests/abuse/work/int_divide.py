# ends: work
x, y = 3**200_000, 7**50_000
while True:
    x // y
    x % y
