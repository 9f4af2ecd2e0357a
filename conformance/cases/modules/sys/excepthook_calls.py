import sys

try:
    1 / 0
except ZeroDivisionError as error:
    sys.excepthook(type(error), error, error.__traceback__)
    sys.excepthook(type(error), error, None)
for arguments in ((), ("1", "1", 1), (ValueError, 5, None)):
    try:
        print(sys.excepthook(*arguments))
    except TypeError as error:
        print(error)
print(sys.excepthook is sys.__excepthook__)
def hook(kind, value, tb):
    print("hook", kind, value, tb.tb_lineno)
    raise KeyError("in the hook")
sys.excepthook = hook
raise ValueError("main")
