def f(x):
    if x == 1:
        return 1
    elif (
        x.attribute
        and x
    ):
        return 2
f(5)
