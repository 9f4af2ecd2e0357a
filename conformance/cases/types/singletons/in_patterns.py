# `None` is matched by identity; the others are values looked up by a dotted name.
import builtins


def kind(value):
    match value:
        case None:
            return "none"
        case builtins.Ellipsis:
            return "ellipsis"
        case builtins.NotImplemented:
            return "not implemented"
        case [None, *rest]:
            return f"starts with none, then {rest}"
        case {"key": None}:
            return "a key without a value"
    return "something else"


class Equal:
    def __eq__(self, other):
        return True


for value in (None, ..., NotImplemented, [None, 1, 2], {"key": None}, 0, "", Equal()):
    print(type(value).__name__, kind(value))
