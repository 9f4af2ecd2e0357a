z = zip("a")
print(iter(z) is z, bool(z), repr(z).startswith("<zip object at 0x"), hasattr(z, "__length_hint__"))
for source in ["zip[int]", "z.x", "len(z)", "z[0]", "zip.strict", "z + z"]:
    try:
        print(eval(source))
    except (TypeError, AttributeError) as e:
        print(e)
