def f():
    while True:
        try:
            yield 1
        except ValueError as error:
            print("caught", error)
        except GeneratorExit:
            print("closing")
            raise
g = f()
next(g)
print(g.throw(ValueError("v")))
g.close()
g.close()
def stubborn():
    try:
        yield
    except GeneratorExit:
        yield "no"
s = stubborn()
next(s)
try:
    s.close()
except RuntimeError as error:
    print(error)
def returns():
    try:
        yield
    except GeneratorExit:
        return "value of close"
r = returns(); next(r)
print(r.close())
