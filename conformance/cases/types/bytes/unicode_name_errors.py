for call in ["bytes('\\ud800', 'utf-8')", "bytes('é', 'ascii')", "'é'.encode('ascii', errors=None)", "bytes('a', 'latin-1', 'x', 1)", "bytes(encoding='ascii')", "bytes(x=1)"]:
    try:
        print(eval(call))
    except Exception as e:
        print(type(e).__name__, e)
