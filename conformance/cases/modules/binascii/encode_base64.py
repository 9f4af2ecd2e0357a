import binascii

for expression in [
    "binascii.b2a_base64(b'abcd')",
    "binascii.b2a_base64(b'abcd',newline=False)",
    "binascii.b2a_base64('abc')",
]:
    try:
        print(expression, "->", eval(expression))
    except Exception as error:
        print(expression, "!!", type(error).__name__, error)
