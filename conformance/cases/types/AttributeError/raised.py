"""What the interpreter puts into its errors, by kind of object."""
import types


class Plain:
    prop = property(lambda self: self.hidden)
    only = property()
    __slots__ = ("slot",)


def show(function):
    try:
        function()
    except AttributeError as error:
        print(error, "|", error.name, type(error.obj).__name__)


plain = Plain()
for function in (lambda: plain.missing, lambda: plain.prop, lambda: plain.only, lambda: plain.slot, lambda: Plain.missing, lambda: (5).x,
                 lambda: None.x, lambda: types.nothing, lambda: setattr(plain, "x", 1), lambda: setattr(plain, "prop", 1), lambda: delattr(plain, "prop"),
                 lambda: delattr(plain, "slot"), lambda: delattr(plain, "nothing"), lambda: setattr(5, "real", 1), lambda: getattr("", "y"),
                 lambda: object().x, lambda: super(Plain, plain).zz, lambda: setattr(int, "x", 1)):
    try:
        show(function)
    except TypeError as error:
        print("TypeError", error)
