# ends: work
x = [object()] * 500_000
while True:
    None in x
