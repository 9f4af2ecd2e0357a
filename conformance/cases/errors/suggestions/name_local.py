def f():
    variable = 1
    return varable

f()
