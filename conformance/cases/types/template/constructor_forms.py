from string.templatelib import Template, Interpolation as I
i, j = I(1, "x"), I(2)
print(Template(i, j).strings, Template("a", i, "b", "c", j).strings, Template(i).values)
print(Template("a", "b").strings, Template().strings, Template("", "").strings)
for args in [(5,), (None,), ("a", b"b"), (i, 5), ([],), (Template("a"),)]:
    try:
        print(Template(*args))
    except TypeError as e:
        print(e)
try:
    Template("a", x=1)
except TypeError as e:
    print(e)
