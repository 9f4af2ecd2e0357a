print(b"x".center(4), b"x".center(5, b"*"), b"ab".ljust(5, b"."), b"ab".rjust(5, bytearray(b"0")), b"42".zfill(5), b"-42".zfill(6), b"+".zfill(3), b"a\tb\t\tc".expandtabs(), b"a\tb\n\tc".expandtabs(4), b"\t".expandtabs(tabsize=0))
for call in ["b'a'.center(5, 'x')", "b'a'.center(5, b'xx')", "b'a'.ljust(b'x')", "b'a'.zfill()", "b'a'.rjust(5, 120)", "b'\\t'.expandtabs(2**31)", "b'a'.center(2**62)"]:
    try:
        print(eval(call))
    except Exception as e:
        print(type(e).__name__, e)
