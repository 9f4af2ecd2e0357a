def deco(function):
    raise ValueError(function.__name__)

@deco
def f():
    pass
