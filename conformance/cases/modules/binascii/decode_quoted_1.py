import binascii

for expression in [
    "binascii.a2b_qp(b'a=20b=\\nc=3D=zz')",
    "binascii.a2b_qp(b'a_b',header=True)",
    "binascii.a2b_qp(b'=')",
    "binascii.a2b_qp(b'==')",
]:
    try:
        print(expression, "->", eval(expression))
    except Exception as error:
        print(expression, "!!", type(error).__name__, error)
