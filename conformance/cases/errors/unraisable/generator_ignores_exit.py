def gen():
    while True:
        try:
            yield 1
        except GeneratorExit:
            print("ignored")
            yield 2
            return

g = gen()
next(g)
try:
    g.close()
except RuntimeError as e:
    print(e)
