"""An error of the syntax made by hand, not caught."""
import sys

print("before", sys.exc_info())
raise SyntaxError("made by hand", ("somewhere.py", 3, 5, "some line here\n", 3, 9))
