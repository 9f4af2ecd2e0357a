try:
    [][1]
except IndexError:
    raise RuntimeError("alone") from None
