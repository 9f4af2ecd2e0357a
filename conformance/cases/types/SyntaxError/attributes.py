"""Attributes can be set, deleted, and go through pickling."""
import copy
import pickle

error = SyntaxError("msg", ("f", 1, 2, "text", 3, 4))
for again in (pickle.loads(pickle.dumps(error)), copy.copy(error), copy.deepcopy(error)):
    print(again.args, again.filename, again.end_offset, str(again) == str(error))
error.lineno = "set"
error.print_file_and_line = 5
del error.filename
print(error.lineno, error.filename, error.print_file_and_line, error.args)
del error.text, error.msg, error.end_lineno
print(error.text, error.msg, error.end_lineno, error)
print([name for name in vars(SyntaxError) if not name.startswith("_")], SyntaxError.__doc__, IndentationError.__doc__, TabError.__doc__)
