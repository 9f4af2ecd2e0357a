from string.templatelib import Template, Interpolation, convert
name = "World"
t = t"Hello {name}! {1 + 1:>4} {name!r:x}"
print(type(t), t.strings, t.values, [(i.value, i.expression, i.conversion, i.format_spec) for i in t.interpolations])
print(repr(t"a{name}b"), list(t"a{name}b{name}"), t"".strings, list(t""), t"{name}".strings)
print((t"a" + t"b{1}").strings, convert("a", "r"), convert("é", "a"), convert(5, "s"), convert("q", None))
for call in ["t'a' + 'b'", "'b' + t'a'", "Template(5)", "convert('a', 'z')", "Template(a=1)", "t'a' == t'a'", "hash(t'a') is None"]:
    try:
        print(eval(call))
    except Exception as e:
        print(type(e).__name__, e)
