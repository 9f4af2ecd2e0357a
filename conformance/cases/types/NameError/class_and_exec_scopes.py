"""Names missing in classes, in `exec`, in annotations, in comprehensions of classes."""
def show(source, *spaces):
    try:
        exec(source, *spaces)
    except NameError as error:
        print(type(error).__name__, error, error.name)


show("class A:\n  x = y", {})
show("class A:\n  x = [missing for _ in range(1)]", {})
show("def f(a: int = nope): pass", {})
show("x", {}, {"y": 1})
show("del x", {"x": 1}, {})
show("global x\ndel x", {}, {"x": 1})
show("class A:\n  del gone", {})
show("import os as o\nprint(os)", {})
show("print", {"__builtins__": {}})
show("class A: pass", {"__builtins__": {}})
show("f'{inside}'", {})
show("lambda: x\nx += 1", {})
show("try:\n  1/0\nexcept ZeroDivisionError as e: pass\ne", {})
show("match 1:\n  case unknown.attribute: pass", {})
