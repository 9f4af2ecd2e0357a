"""Errors found by the tokenizer."""
def show(source):
    try:
        compile(source, "f", "exec")
        print("fine", ascii(source))
    except SyntaxError as error:
        print(error.msg, (error.lineno, error.offset), (error.end_lineno, error.end_offset))


for source in ("0777", "1__0", "0b12", "0xg", "1_", "1e", "1.2.3", "12abc", "0o8", "1if x else y", "$", "x?", "a!b", "'\\N{no such name}'", "'\\x1'", "b'\xe9'",
               "'\\u12'", "f'{'", "f'{}'", "f'{a!x}'", "f'}'", "f'{a b}'", "t'{'", "\"\"\"", "rb'''", "u'x' b'y'", "\\ x", "1j1", "0_", "00", "09.5", "09", "1.e", "x\x0cy\x01"):
    show(source)
