print("[" + "x".center(4) + "]", "x".center(5, "*"), "ab".center(5, "-"), "abc".ljust(5, "€") + "|", "abc".rjust(6, "𝄞"), "abc".center(2))
print("42".zfill(5), "-42".zfill(6), "+1".zfill(3), "".zfill(2), "--1".zfill(5), "€".zfill(3))
print(repr("a\tb\t\tc".expandtabs()), repr("a\tb".expandtabs(4)), repr("ab\n\tc".expandtabs(3)), repr("\t".expandtabs(0)), repr("\ta".expandtabs(-1)), repr("é\tx".expandtabs(tabsize=2)))
for call in ["'a'.center()", "'a'.center(5, 'xx')", "'a'.ljust(5, 1)", "'a'.rjust('5')", "'a'.zfill(None)", "'a\\t'.expandtabs('x')", "'a\\t'.expandtabs(2**62)", "'a'.center(2**62)"]:
    try:
        print(eval(call))
    except Exception as e:
        print(type(e).__name__, e)
