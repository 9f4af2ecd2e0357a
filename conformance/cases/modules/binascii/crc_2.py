import binascii

for expression in [
    "binascii.crc32(b'abc')",
    "binascii.crc32(b'abc',2**33+1)",
    "binascii.crc32(b'abc','x')",
]:
    try:
        print(expression, "->", eval(expression))
    except Exception as error:
        print(expression, "!!", type(error).__name__, error)
