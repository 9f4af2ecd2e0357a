import binascii

for expression in [
    "binascii.a2b_base64(b'=YWJj')",
    "binascii.a2b_base64(b'Y\\nW J*j')",
    "binascii.a2b_base64(b'')",
    "binascii.a2b_base64('YWJj')",
]:
    try:
        print(expression, "->", eval(expression))
    except Exception as error:
        print(expression, "!!", type(error).__name__, error)
