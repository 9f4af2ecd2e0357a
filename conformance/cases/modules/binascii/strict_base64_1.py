import binascii

for expression in [
    "binascii.a2b_base64(b'=',strict_mode=True)",
    "binascii.a2b_base64(b'YWJj',strict_mode=True)",
    "binascii.a2b_base64(b'YW\\nJj',strict_mode=True)",
    "binascii.a2b_base64(b'YW==',strict_mode=True)",
]:
    try:
        print(expression, "->", eval(expression))
    except Exception as error:
        print(expression, "!!", type(error).__name__, error)
