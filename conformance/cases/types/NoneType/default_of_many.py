print({}.get(1), getattr(5, "x", None), print(end=""), [].append(1), {}.update({}), [3, 1].sort(), next(iter([]), None))
def f(): pass
print(f(), (lambda: None)(), dict.fromkeys("ab"), [None] * 2, eval("None"))
import re
print(re.match("a", "b"), f.__doc__, f.__defaults__, f.__closure__, __doc__)
