def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

def f():
    pass

f.__isabstractmethod__ = True
print(property(f).__isabstractmethod__, property(None, f).__isabstractmethod__)
print(property(len).__isabstractmethod__)
f.__isabstractmethod__ = 0
print(property(f).__isabstractmethod__)
