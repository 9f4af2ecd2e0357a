class A: pass
a = A()
for op in ["+", "-", "*", "/", "//", "%", "**", "@", "<<", ">>", "&", "|", "^"]:
    for left, right in [("a", "1"), ("'s'", "a"), ("[]", "{}"), ("1.5", "b'x'")]:
        try:
            print(eval(f"{left} {op} {right}"))
        except TypeError as e:
            print(e)
for source in ["-a", "+a", "~a", "-'s'", "~1.5", "+[]", "divmod(a, 1)", "pow(a, 1, 2)", "abs(a)", "print >> 1", "print << 1"]:
    try:
        print(eval(source))
    except TypeError as e:
        print(source, "|", e)
