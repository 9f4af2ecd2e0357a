import binascii

for expression in [
    "binascii.hexlify(b'abcdef','xx')",
    "binascii.hexlify(b'abcdef','é')",
    "binascii.hexlify(b'abcdef',5)",
    "binascii.hexlify(b'abcdef','')",
]:
    try:
        print(expression, "->", eval(expression))
    except Exception as error:
        print(expression, "!!", type(error).__name__, error)
