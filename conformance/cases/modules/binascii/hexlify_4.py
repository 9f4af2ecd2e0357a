import binascii

for expression in [
    "binascii.unhexlify(b'616')",
    "binascii.unhexlify(b'6g')",
    "binascii.unhexlify('é1')",
    'binascii.unhexlify(5)',
]:
    try:
        print(expression, "->", eval(expression))
    except Exception as error:
        print(expression, "!!", type(error).__name__, error)
