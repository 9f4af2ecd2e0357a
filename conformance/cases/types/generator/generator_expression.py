def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

it = (x * y for x in range(3) for y in (1, 2) if x)
print(it.__name__, list(it), list(it))
show("eager", lambda: (x for x in 5))
