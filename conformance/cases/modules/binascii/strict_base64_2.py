import binascii

for expression in [
    "binascii.a2b_base64(b'YW=',strict_mode=True)",
    "binascii.a2b_base64(b'YW===',strict_mode=True)",
    "binascii.a2b_base64(b'YW==YW',strict_mode=True)",
    "binascii.a2b_base64(b'Y=WJj',strict_mode=True)",
]:
    try:
        print(expression, "->", eval(expression))
    except Exception as error:
        print(expression, "!!", type(error).__name__, error)
