import binascii

for expression in [
    "binascii.hexlify(b'abcdef',':',0)",
    "binascii.hexlify('abc')",
    "binascii.unhexlify(b'6162')",
    "binascii.unhexlify('6162')",
]:
    try:
        print(expression, "->", eval(expression))
    except Exception as error:
        print(expression, "!!", type(error).__name__, error)
