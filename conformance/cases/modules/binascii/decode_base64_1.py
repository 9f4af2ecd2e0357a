import binascii

for expression in [
    "binascii.a2b_base64(b'YWJj')",
    "binascii.a2b_base64(b'YWJ')",
    "binascii.a2b_base64(b'YW')",
    "binascii.a2b_base64(b'Y')",
]:
    try:
        print(expression, "->", eval(expression))
    except Exception as error:
        print(expression, "!!", type(error).__name__, error)
