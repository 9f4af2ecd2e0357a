def inner():
    raise KeyError("k")

value = inner()
