print(bool.from_bytes(b"\x00\x00"), bool.from_bytes(b"\x02"), True.to_bytes(2, "little"), (True).to_bytes())
print(bool.__doc__ is not None, type(bool.from_bytes(b"\x05")))
print(int.from_bytes(b"\1") is True, True.is_integer(), True.bit_count())
