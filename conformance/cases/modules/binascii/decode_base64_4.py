import binascii

for expression in [
    "binascii.a2b_base64('é')",
    'binascii.a2b_base64(5)',
]:
    try:
        print(expression, "->", eval(expression))
    except Exception as error:
        print(expression, "!!", type(error).__name__, error)
