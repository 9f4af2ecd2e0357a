def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

c = compile("a + b", "f", "eval")
print(eval(c, {"a": 1, "b": 2}))
ns = {}
exec(compile("def f(): return 7", "f", "exec"), ns)
print(ns["f"](), ns["f"].__code__.co_filename)
print(exec(c, {"a": 1, "b": 1}))
