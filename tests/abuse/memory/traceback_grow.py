# ends: memory
kept = []
def f():
    kept.append(1)
    raise ValueError
while True:
    try:
        f()
    except ValueError as error:
        kept.append(error)
