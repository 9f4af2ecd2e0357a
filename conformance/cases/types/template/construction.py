from string.templatelib import Template, Interpolation
i = Interpolation(5, "x", "r", ">3")
print(repr(i), i.value, i.expression, i.conversion, i.format_spec, Interpolation("v"), Interpolation("v", conversion="s"))
t = Template("a", "b", i, i, "c")
print(t.strings, t.interpolations, t.values, Template().strings, Template(i).strings, Template("").strings)
print(Interpolation.__match_args__, Template.__iter__ is not None)
match i:
    case Interpolation(v, e, c, f):
        print(v, e, c, f)
for call in ["Interpolation()", "Interpolation(1, 2)", "Interpolation(1, 'x', 'z')", "Interpolation(1, 'x', 5)", "Interpolation(1, 'x', None, 5)", "Template(b'a')", "Template('a', x=1)", "i.value.__class__"]:
    try:
        print(eval(call))
    except Exception as e:
        print(type(e).__name__, e)
for attribute in ["strings", "interpolations", "values"]:
    try:
        setattr(t, attribute, ())
    except AttributeError as e:
        print(e)
