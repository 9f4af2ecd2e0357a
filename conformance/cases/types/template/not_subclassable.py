from string.templatelib import Template, Interpolation
for base in (Template, Interpolation, type(iter(t""))):
    try:
        type("C", (base,), {})
    except TypeError as e:
        print(e)
print(Template.__module__, Interpolation.__qualname__, type(iter(t"")).__module__)
