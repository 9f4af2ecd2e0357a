def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

g = ExceptionGroup("g", [ValueError(1)])
print(g.subgroup(ValueError) is g, g.split(ValueError)[0] is g, g.subgroup(ExceptionGroup) is g)
