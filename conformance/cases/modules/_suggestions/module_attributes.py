import traceback, os, types

m = types.ModuleType("made")
m.variable = 1
m.function_name = 2
for o, n in ((m, "variabl"), (m, "functionname"), (m, "zzz"), (os, "getcwdd"), (os.path, "jion")):
    try:
        getattr(o, n)
    except AttributeError as error:
        print(traceback.format_exception_only(error)[-1].strip())
m.__getattr__ = lambda name: (_ for _ in ()).throw(AttributeError(name))
try:
    m.variabl
except AttributeError as error:
    print(traceback.format_exception_only(error)[-1].strip())
