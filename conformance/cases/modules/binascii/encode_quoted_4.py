import binascii

for expression in [
    "binascii.b2a_qp('x')",
]:
    try:
        print(expression, "->", eval(expression))
    except Exception as error:
        print(expression, "!!", type(error).__name__, error)
