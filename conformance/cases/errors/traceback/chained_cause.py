try:
    [][1]
except IndexError as error:
    raise RuntimeError("wrapped") from error
