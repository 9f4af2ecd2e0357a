import traceback

def f(first=1, *, second=2, third_parameter=3): ...
for call in ("f(firs=1)", "f(secnd=1)", "f(third_paramter=1)", "f(zzz=1)", "print(spe=1)", "int('1', bas=2)", "open('x', mod='r')", "dict.fromkeys(iterabl=1)"):
    try:
        eval(call)
    except (TypeError, OSError) as error:
        print(call, "->", error)
