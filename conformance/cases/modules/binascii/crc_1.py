import binascii

for expression in [
    "binascii.crc_hqx(b'abc',0)",
    "binascii.crc_hqx(b'abc',-1)",
    "binascii.crc_hqx(b'abc',2**40)",
    "binascii.crc_hqx(b'abc')",
]:
    try:
        print(expression, "->", eval(expression))
    except Exception as error:
        print(expression, "!!", type(error).__name__, error)
