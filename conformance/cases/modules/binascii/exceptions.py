import binascii

for expression in [
    'binascii.Error.__mro__',
    'binascii.Incomplete.__mro__',
    'binascii.Error.__module__',
    'issubclass(binascii.Error, ValueError)',
]:
    try:
        print(expression, "->", eval(expression))
    except Exception as error:
        print(expression, "!!", type(error).__name__, error)
