def f():
    a = 1
    return a + (b := 2) / 0 + 5
try:
    f()
except ZeroDivisionError as e:
    tb = e.__traceback__.tb_next
code = tb.tb_frame.f_code
positions = list(code.co_positions())[tb.tb_lasti // 2]
print(positions, tb.tb_lineno, tb.tb_lasti % 2, tb.tb_lasti == tb.tb_frame.f_lasti)
def g():
    x = {"a": {"b": None}}
    return x["a"]["b"]["c"]
try:
    g()
except TypeError as e:
    tb = e.__traceback__.tb_next
print(list(tb.tb_frame.f_code.co_positions())[tb.tb_lasti // 2])
def h(o):
    return o.method(
        1,
    ).other
try:
    h("text")
except AttributeError as e:
    tb = e.__traceback__.tb_next
print(list(tb.tb_frame.f_code.co_positions())[tb.tb_lasti // 2], tb.tb_lineno)
