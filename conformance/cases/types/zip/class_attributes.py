z = zip([1], [2])
print(zip.__name__, zip.__module__, zip.__mro__, sorted(n for n in vars(zip) if n not in ("__doc__",)))
for source in ["z[0]", "len(z)", "z + z", "z.x", "z.x = 1", "reversed(z)", "z == zip([1], [2])", "z < z", "bool(z)", "z()", "zip.__new__(int)", "zip.__new__()", "zip[int, str]", "z.strict", "z.__next__(1)", "z.__iter__() is z", "z.__length_hint__()", "[*zip(strict=1)]", "[*zip(strict='yes')]"]:
    try:
        exec("print(%r, %s)" % (source, source) if " = " not in source else source)
    except Exception as e:
        print(source, "|", type(e).__name__, e.args[0].split(" at 0x")[0])
