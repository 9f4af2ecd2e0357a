import binascii

for expression in [
    "binascii.a2b_base64(b'YWJjZ')",
    "binascii.a2b_base64(b'YW==Jj')",
    "binascii.a2b_base64(b'YW==')",
    "binascii.a2b_base64(b'YW=')",
]:
    try:
        print(expression, "->", eval(expression))
    except Exception as error:
        print(expression, "!!", type(error).__name__, error)
