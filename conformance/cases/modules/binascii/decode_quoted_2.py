import binascii

for expression in [
    "binascii.a2b_qp(b'=AX=a')",
    "binascii.a2b_qp(b'=\\r\\nx=\\rfoo')",
    "binascii.a2b_qp('a=41')",
]:
    try:
        print(expression, "->", eval(expression))
    except Exception as error:
        print(expression, "!!", type(error).__name__, error)
