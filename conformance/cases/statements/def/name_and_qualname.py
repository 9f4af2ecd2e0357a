def f():
    def g():
        class C:
            def m(self): return lambda: 0
            x = [lambda: 1 for _ in "a"][0]
        return C
    return g
C = f()()
print(f.__qualname__, f().__qualname__, C.__qualname__, C.m.__qualname__, C().m().__qualname__, C.x.__qualname__)
print(f.__name__, C.x.__name__, C().m().__name__, f.__module__, f.__code__.co_name, f.__code__.co_qualname, C.m.__code__.co_qualname)
f.__name__ = "renamed"
f.__qualname__ = "q.renamed"
print(f.__name__, f.__qualname__, repr(f).split(" at ")[0], f.__code__.co_name)
for source in ["f.__name__ = 5", "f.__qualname__ = None", "del f.__name__", "del f.__qualname__", "f.__code__ = 5", "f.__module__ = 7", "f.__doc__ = 8", "del f.__doc__", "del f.__module__", "f.__globals__ = {}", "f.__closure__ = ()", "f.__builtins__ = {}", "f.__dict__ = 5", "f.__dict__ = {'z': 1}", "f.z", "del f.__dict__", "f.__type_params__ = 5", "f.__type_params__ = (1,)", "del f.__code__"]:
    try:
        exec(source)
        print("ok", source)
    except (TypeError, AttributeError) as e:
        print(source, "|", type(e).__name__, e)
def global_inside():
    global made
    def made():
        def nested(): pass
        return nested
global_inside()
print(made.__qualname__, made().__qualname__, f.__module__, f.__doc__)
