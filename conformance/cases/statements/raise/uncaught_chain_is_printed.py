def parse(text):
    try:
        return int(text)
    except ValueError as error:
        raise TypeError(f"bad {text!r}") from error
def load():
    try:
        parse("x1")
    except TypeError:
        raise LookupError("while loading")
load()
