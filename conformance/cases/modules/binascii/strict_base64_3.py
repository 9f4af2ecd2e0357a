import binascii

for expression in [
    "binascii.a2b_base64(b'YWJj=',strict_mode=True)",
    "binascii.a2b_base64(b'YW=J',strict_mode=True)",
    "binascii.a2b_base64(b'ab==c=',strict_mode=True)",
    "binascii.a2b_base64(b'YWJjZA==\\n',strict_mode=True)",
]:
    try:
        print(expression, "->", eval(expression))
    except Exception as error:
        print(expression, "!!", type(error).__name__, error)
