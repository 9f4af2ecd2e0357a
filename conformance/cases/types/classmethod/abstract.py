def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

def f():
    pass

print(classmethod(f).__isabstractmethod__)
f.__isabstractmethod__ = True
print(classmethod(f).__isabstractmethod__)
