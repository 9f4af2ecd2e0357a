print(1_000, 0x_ff, 0b1_0, 0o7_7, 1_0.0_1e1_0, 1e-5, .5, 5., 1_0j, 0xFFFFFFFFFFFFFFFFFFFF)
for source in ["1__0", "1_", "0x", "0b2", "0o8", "012", "1.e", "1e", "0_7", "1_.0", "1._0", "0xg", "1a", "0b", "1_j", "00", "00.5", "1if 1else 2", "1or 2", "0b1and 1", "1_000_"]:
    try:
        print(source, eval(source))
    except SyntaxError as e:
        print(source, "|", e.msg, e.offset, e.end_offset)
