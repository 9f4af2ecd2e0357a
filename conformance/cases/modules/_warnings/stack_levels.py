import warnings

def show(message, category, filename, lineno, file=None, line=None):
    print(str(message), category.__name__, filename.rsplit("/", 1)[-1], lineno)

warnings.showwarning = show
warnings.simplefilter("always")
def inner(level):
    warnings.warn(f"level {level}", stacklevel=level)
def outer(level):
    inner(level)
for level in (-1, 0, 1, 2, 3, 4, 99):
    outer(level)
eval("outer(2)")
exec(compile("inner(2)", "made_up", "exec"))
