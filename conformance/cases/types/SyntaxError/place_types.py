"""Places made of odd things."""
from _attempt import attempt


class Sequence:
    def __getitem__(self, index):
        return ("f", 1, 2, "t")[index]

    def __len__(self):
        return 4


for place in (("f", 1.5, "x", None), (None,) * 4, range(4), {1: 2, 3: 4, 5: 6, 7: 8}, iter("wxyz"), Sequence(), b"abcd", set()):
    try:
        error = SyntaxError("m", place)
        print(error.filename, error.lineno, error.offset, error.text)
    except TypeError as problem:
        print("TypeError", problem)
attempt(str, SyntaxError("m", ("\udcff", 1, 2, "t")))
