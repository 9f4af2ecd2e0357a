"""Positions that the object has not got."""
for cls, data, more in ((UnicodeEncodeError, "abc", ("c",)), (UnicodeDecodeError, b"abc", ("c",)), (UnicodeTranslateError, "abc", ())):
    for start, end in ((-5, 2), (0, 100), (5, 9), (2, 1), (3, 3), (0, 0), (-1, -1), (2, -3)):
        error = cls(*more, data, start, end, "r")
        print(error.start, error.end, error)
    error = cls(*more, data[:0], 0, 1, "r")
    print(error.start, error.end, error)
