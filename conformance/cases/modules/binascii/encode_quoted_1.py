import binascii

for expression in [
    "binascii.b2a_qp(b'a b\\t\\n =\\xff.')",
    "binascii.b2a_qp(b'x'*100)",
    "binascii.b2a_qp(b'a b_',header=True)",
    "binascii.b2a_qp(b'a b\\t',quotetabs=True)",
]:
    try:
        print(expression, "->", eval(expression))
    except Exception as error:
        print(expression, "!!", type(error).__name__, error)
