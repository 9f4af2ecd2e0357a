def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

try:
    1 / 0
except ZeroDivisionError as e:
    tb = e.__traceback__
print(tb.tb_lineno, tb.tb_next, tb.tb_lasti >= 0, tb.tb_frame.f_code.co_name, dir(tb))
