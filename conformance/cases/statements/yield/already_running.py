def f():
    try:
        next(g)
    except ValueError as error:
        print(error)
    yield 1
g = f()
print(next(g), g.gi_running, g.gi_frame is not None)
print(list(g), g.gi_frame)
