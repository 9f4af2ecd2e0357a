name, n = "Ada", 5
t = t"Hello {name!r:>10} and {n + 1}"
print(t.strings, t.values)
for i in t.interpolations:
    print(i.value, i.expression, i.conversion, i.format_spec)
print(list(t), type(t).__name__, (t + t"!").strings, t"" .strings)
try:
    t + "text"
except TypeError as error:
    print(error)
