a, b = t"a{1}", t"b{2}c"
s = a + b + t""
print(s.strings, s.values, type(s).__name__)
print((t"x" t"y{1}" t"z").strings, (t"" + t"").strings, (a + a).interpolations[0] is (a + a).interpolations[1])
for source in ["a + 'x'", "'x' + a", "a + 5", "a + f'x'", "a * 2", "a + None", "a.__add__(5)", "sum([a, b])"]:
    try:
        print(eval(source))
    except TypeError as e:
        print(source, "|", e)
