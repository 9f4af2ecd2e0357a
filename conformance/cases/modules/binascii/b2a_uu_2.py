import binascii

for expression in [
    "binascii.b2a_uu(b'',backtick=True)",
    "binascii.b2a_uu(b'\\0\\0',backtick=True)",
    "binascii.b2a_uu(b'\\0\\0')",
]:
    try:
        print(expression, "->", eval(expression))
    except Exception as error:
        print(expression, "!!", type(error).__name__, error)
