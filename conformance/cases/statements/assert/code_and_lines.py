import dis
def f(x):
    assert x, "m"
    return 1
names = [i.opname for i in dis.get_instructions(f)]
print("LOAD_COMMON_CONSTANT" in names, "RAISE_VARARGS" in names)
try:
    f(0)
except AssertionError as e:
    tb = e.__traceback__.tb_next
    print(tb.tb_lineno, tb.tb_frame.f_code.co_name)
print([i.opname for i in dis.get_instructions("assert 1")])
