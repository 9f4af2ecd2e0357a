import binascii

for expression in [
    "binascii.b2a_qp(b'a\\r\\nb\\n',istext=False)",
    "binascii.b2a_qp(b'.')",
    "binascii.b2a_qp(b'.\\n.x')",
    "binascii.b2a_qp(b'a \\n')",
]:
    try:
        print(expression, "->", eval(expression))
    except Exception as error:
        print(expression, "!!", type(error).__name__, error)
