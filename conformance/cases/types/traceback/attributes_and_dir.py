try:
    1 / 0
except ZeroDivisionError as e:
    tb = e.__traceback__
print(dir(tb), type(tb).__name__, type(tb).__module__, type(tb).__mro__)
print([n for n in sorted(vars(type(tb))) if not n.startswith("__")], tb.__dir__())
for source in ["tb.x", "tb.x = 1", "tb.tb_lineno = 5", "tb.tb_frame = None", "tb.tb_lasti = 1", "tb.__dict__", "tb < tb", "tb == tb", "hash(tb) == hash(tb)", "bool(tb)", "tb()", "len(tb)", "iter(tb)", "import copy; copy.copy(tb)", "import pickle; pickle.dumps(tb)", "import weakref; weakref.ref(tb)", "del tb.tb_frame"]:
    try:
        exec(source)
        print("ok", source)
    except Exception as e:
        print(source, "|", type(e).__name__, e)
