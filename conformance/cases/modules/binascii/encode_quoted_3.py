import binascii

for expression in [
    "binascii.b2a_qp(b'a ')",
    "binascii.b2a_qp(b'\\r\\n'*3)",
    "binascii.b2a_qp(b'x'*76+b'=')",
    "binascii.b2a_qp(b'0123456789'*8+b'\\r\\n123')",
]:
    try:
        print(expression, "->", eval(expression))
    except Exception as error:
        print(expression, "!!", type(error).__name__, error)
