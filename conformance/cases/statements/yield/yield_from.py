def inner():
    try:
        x = yield "in 1"
        print("inner got", x)
        yield "in 2"
    except KeyError as error:
        print("inner caught", error)
        yield "recovered"
    return "inner result"
def outer():
    result = yield from inner()
    print(result)
    yield from [10, 20]
    yield from "ab"
g = outer()
print(next(g), g.send("hi"), g.throw(KeyError("k")), list(g))
