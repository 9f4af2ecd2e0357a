def f(x):
    print("evaluated", x)
    return x
t = t"{f(1)}{f(2)!s:{f(3)}}{f(4)=}"
print([(i.value, i.expression, i.conversion, i.format_spec) for i in t.interpolations], t.strings)
print([type(x).__name__ for x in t"a{1}{2}b"], t"{'nested'!r} {t'inner {1}'}".values[0])
print(rt"\n{1}".strings, t"{{}}".strings, t'{"a" "b"}'.values)
