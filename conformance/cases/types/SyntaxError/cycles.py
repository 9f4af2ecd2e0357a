"""Errors in cycles are collected, and keep what they were given."""
import gc
import weakref


class Text(str):
    pass


text = Text("line")
error = SyntaxError("m", ("f", 1, 2, text))
text.error = error
seen = weakref.ref(text)
print(error.text is text, error.args[1][3] is text, gc.is_tracked(error))
del text, error
print(gc.collect() > 0, seen())
error = SyntaxError("m", ("f", 1, 2, "t"))
error.print_file_and_line = error
del error
print(gc.collect() > 0)
