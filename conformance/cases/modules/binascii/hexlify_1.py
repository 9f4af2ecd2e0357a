import binascii

for expression in [
    "binascii.b2a_hex(b'abcdef')",
    "binascii.hexlify(b'abcdef',':')",
    "binascii.hexlify(b'abcdef',b'-',2)",
    "binascii.hexlify(b'abcdef','-',-4)",
]:
    try:
        print(expression, "->", eval(expression))
    except Exception as error:
        print(expression, "!!", type(error).__name__, error)
