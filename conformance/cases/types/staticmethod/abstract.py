def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

def f(): pass

f.__isabstractmethod__ = True
print(staticmethod(f).__isabstractmethod__, staticmethod(len).__isabstractmethod__)
