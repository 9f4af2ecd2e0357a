def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

print(eval("x + y", {"x": 1}, {"y": 2}), eval("[x for _ in '1']", {"x": 3}), eval("  \t1"))
space = {}
exec("a = 1\ndef f(): return a", space)
print(space["f"](), "__builtins__" in space)
class Map:
    def __getitem__(self, key):
        return "<" + key + ">"
print(eval("q", {}, Map()))
attempt(eval, "q", Map())
attempt(exec, "q", [])
attempt(eval, "1", {}, 5)
attempt(exec, "1", {}, 5)
attempt(eval, "x = 1")
attempt(eval, "")
attempt(exec, 5)
attempt(eval)
attempt(eval, "__builtins__", {"__builtins__": 5})
attempt(eval, "len", {"__builtins__": {}})
print(eval("x", globals={"x": 9}), exec("", globals={}, locals={}))
