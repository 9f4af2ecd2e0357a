s = "hello"
print(s.startswith("he"), s.startswith(("x", "h")), s.endswith("lo"), s.endswith("l", 0, 4), s.startswith("", 5), s.startswith("", 6), s.startswith(()))
print(s.startswith("llo", 2), s.endswith(("a", "o")), s.startswith("h", -5), s.endswith("", 10), "€x".startswith("€"), "x".startswith("€"))
for call in ["s.startswith()", "s.startswith(1)", "s.startswith((1,))", "s.endswith(['a'])", "s.endswith(('a', b'b'))", "s.startswith('h', 'x')", "s.endswith('o', 1, 2, 3)"]:
    try:
        print(eval(call))
    except Exception as e:
        print(type(e).__name__, e)
