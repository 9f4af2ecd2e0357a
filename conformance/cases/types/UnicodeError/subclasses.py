"""Subclasses of the errors, with and without calling up."""
from _attempt import attempt


class Mine(UnicodeEncodeError):
    def __init__(self, text):
        super().__init__("mine", text, 0, len(text), "because")


class Lazy(UnicodeDecodeError):
    def __init__(self):
        pass


print(Mine("ab"), Mine("a").args, Mine("a").reason, repr(Mine("x")))
lazy = Lazy()
print(repr(str(lazy)), lazy.args, lazy.reason, lazy.encoding)
attempt(lambda: lazy.object)
attempt(lambda: lazy.start)
bare = UnicodeTranslateError.__new__(UnicodeTranslateError)
print(repr(str(bare)), bare.args)
attempt(lambda: bare.object)
attempt(bare.__init__, "a", 0, 1)
print(str(bare) == "", issubclass(UnicodeError, ValueError))
