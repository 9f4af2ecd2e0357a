# ends: work
x = 3**100_000
while True:
    x * x
