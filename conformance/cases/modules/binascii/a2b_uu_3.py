import binascii

for expression in [
    "binascii.a2b_uu('#86)C\\n')",
    "binascii.a2b_uu('é')",
    'binascii.a2b_uu(5)',
]:
    try:
        print(expression, "->", eval(expression))
    except Exception as error:
        print(expression, "!!", type(error).__name__, error)
