t = t"a{1!r:x}"
i = t.interpolations[0]
for target, names in ((t, ("strings", "interpolations", "values", "other", "__dict__")), (i, ("value", "expression", "conversion", "format_spec", "other"))):
    for name in names:
        try:
            setattr(target, name, 1)
        except AttributeError as e:
            print(e)
try:
    del i.value
except AttributeError as e:
    print(e)
