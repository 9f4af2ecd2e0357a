for seq in ([1], (1,), "a", b"a", range(3)):
    for text in ("seq['a':]", "seq[::0]", "seq[1.5:2]"):
        try:
            eval(text)
        except (TypeError, ValueError) as e:
            print(type(seq).__name__, e)
