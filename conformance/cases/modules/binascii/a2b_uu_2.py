import binascii

for expression in [
    "binascii.a2b_uu(b'\\x7f')",
    "binascii.a2b_uu(b'!' + b'~')",
    "binascii.a2b_uu(b'#86)C junk')",
]:
    try:
        print(expression, "->", eval(expression))
    except Exception as error:
        print(expression, "!!", type(error).__name__, error)
