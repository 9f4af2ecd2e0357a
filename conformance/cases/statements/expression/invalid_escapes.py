import warnings
for source in [r'"\d"', r'b"\z"', r'"\400"', r'b"\777"', r'"""\
 \q"""', r'f"\w{1}"', r'f"{1}\s"', r'"\8"', r'rb"\d"', r't"\y"']:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        value = eval(source)
    print(source, repr(value) if "t" != source[0] else value.strings, [(w.category.__name__, str(w.message), w.lineno) for w in caught])
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        compile(r'x = "\d"', "f", "exec")
    except SyntaxError as e:
        print(e.msg, e.offset)
