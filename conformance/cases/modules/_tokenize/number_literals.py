import io, tokenize

for source in ("0", "00", "1_0", "0b1_0", "0O17", "0XaF", "1.", ".5", "1e5", "1E+5_0", "1j", "1.5J", "1if 2else 3", "0xfor x", "1..real", "1.e1", "0_7.5"):
    try:
        print(source, [t.string for t in tokenize.generate_tokens(io.StringIO(source).readline)][:-2])
    except tokenize.TokenError as error:
        print(source, error)
