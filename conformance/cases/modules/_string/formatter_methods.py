import string
f = string.Formatter()
print(f.format("{0} {x} {}".replace("{}", "{1}"), 1, 2, x=3), f.vformat("{a!r:>5}", (), {"a": "q"}), f.format("{:{w}}|", "a", w=4), f.format("{}-{}", 1, 2))
class F(string.Formatter):
    def get_value(self, key, args, kwargs):
        return f"<{key}>" if isinstance(key, str) else super().get_value(key, args, kwargs)
    def convert_field(self, value, conversion):
        return value.upper() if conversion == "u" else super().convert_field(value, conversion)
print(F().format("{x} {0!u}", "abc"), list(f.parse("a{b}")), f.get_field("a.real", (), {"a": 5}))
for call in ["f.format()", "f.format('{}')", "f.format('{0}{}', 1)", "f.format('{x}')", "f.format('{0!z}', 1)", "f.format('{:{:{}}}', 1, 2, 3)"]:
    try:
        print(eval(call))
    except Exception as e:
        print(type(e).__name__, e)
