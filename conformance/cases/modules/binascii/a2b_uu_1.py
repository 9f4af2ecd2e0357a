import binascii

for expression in [
    "binascii.a2b_uu(b'$86%C9')",
    "binascii.a2b_uu(b'#86)C\\n')",
    "binascii.a2b_uu(b'')",
]:
    try:
        print(expression, "->", eval(expression))
    except Exception as error:
        print(expression, "!!", type(error).__name__, error)
