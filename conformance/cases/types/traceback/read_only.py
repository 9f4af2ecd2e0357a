def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

try:
    1 / 0
except ZeroDivisionError as e:
    tb = e.__traceback__
for name in ("tb_frame", "tb_lasti", "tb_lineno"):
    show(name, lambda: setattr(tb, name, 1))
