for source in ["range(None)", "[1][None]", "[1][None:None:None]", "'abc'[None:2]", "int('1', None)", "round(1.5, None)", "'a b'.split(None)", "'abc'.strip(None)", "sorted([2, 1], key=None)", "list(map(None, [1]))", "list(filter(None, [0, 1]))", "iter(None, 1)", "str(None, 'utf8')", "bytes(None)", "bytearray(None)", "open(None)", "pow(2, 3, None)", "sum([1], None)", "enumerate([], None)", "slice(None)", "max([], default=None)", "divmod(None, 1)", "'a'.join(None)", "type(None)(None)"]:
    try:
        print(source, eval(source))
    except (TypeError, ValueError) as e:
        print(source, "|", type(e).__name__, e)
