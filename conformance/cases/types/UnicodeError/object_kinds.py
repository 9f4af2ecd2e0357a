"""Objects that are subclasses, and errors that keep them alive."""
import gc
import weakref


class Text(str):
    pass


class Data(bytes):
    pass


text = Text("ab")
error = UnicodeEncodeError("c", text, 0, 1, "r")
print(error.object is text, type(error.object).__name__, type(UnicodeDecodeError("c", Data(b"x"), 0, 1, "r").object).__name__)
text.error = error
seen = weakref.ref(text)
del text, error
print(gc.collect() > 0, seen(), gc.is_tracked(UnicodeError()))
source = bytearray(b"abc")
error = UnicodeDecodeError("c", source, 0, 1, "r")
source[0] = 0
print(error.object, type(error.object).__name__, error.args[1])
