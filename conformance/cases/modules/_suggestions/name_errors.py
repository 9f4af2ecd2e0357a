import traceback

outer_variable = 1
def f(parameter):
    local_variable = 2
    try:
        eval(code)
    except NameError as error:
        print(code, "->", traceback.format_exception_only(error)[-1].strip())
for code in ("outer_variabl", "paramete", "lenn([])", "local_variabel", "zzzzz", "math.sin", "tracebak"):
    f(1)
try:
    def g():
        print(later_variable)
        later_variabel = 1
    g()
except NameError as error:
    print(traceback.format_exception_only(error)[-1].strip())
