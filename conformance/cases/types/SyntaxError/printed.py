"""How errors made by hand are printed."""
import traceback

for place in (("f", 1, 2, "text"), ("f", 1, 1, "  indented\n"), ("f", 1, 99, "short"), ("f", 1, 3, "abcdef", 1, 5), ("f", 2, 1, "multi", 4, 2),
              ("f", None, 1, "t"), ("f", 1, None, "t"), ("f", 1, 0, "zero"), ("f", 1, -5, "neg"), ("f", 1, 2, ""), (None, 1, 2, "text")):
    print("".join(traceback.format_exception_only(SyntaxError("msg", place))), end="")
print("".join(traceback.format_exception_only(SyntaxError("only"))), end="")
error = SyntaxError("msg", ("f", 1, 2, "text"))
error.add_note("noted")
print(traceback.format_exception_only(error)[-1], end="")
