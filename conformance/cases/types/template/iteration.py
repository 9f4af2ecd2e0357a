from string.templatelib import Template
t = t"a{1}{2}b{3}"
it = iter(t)
print(type(it).__name__, next(it), type(next(it)).__name__, [x if isinstance(x, str) else x.value for x in it], next(it, "end"))
try:
    Template.__iter__(5)
except TypeError as e:
    print(e)
def f(t):
    return "".join(x if isinstance(x, str) else format(x.value, x.format_spec) for x in t)
print(f(t"{3.14159:.2f} and {42:>5}|"))
try:
    class T(Template):
        pass
except TypeError as e:
    print(e)
