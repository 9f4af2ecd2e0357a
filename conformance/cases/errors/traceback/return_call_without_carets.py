def inner():
    raise KeyError("k")

def outer():
    return inner()

outer()
