import binascii

for expression in [
    "binascii.b2a_uu(b'x'*45)",
    "binascii.b2a_uu(b'x'*46)",
    "binascii.b2a_uu(b'abc',backtick=True)",
]:
    try:
        print(expression, "->", eval(expression))
    except Exception as error:
        print(expression, "!!", type(error).__name__, error)
