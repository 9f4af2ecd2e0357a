"""`characters_written` of `BlockingIOError` alone."""
from _attempt import attempt

error = BlockingIOError(11, "busy", 7)
print(error.characters_written, error.filename, error.args, error)
error.characters_written = 9
print(error.characters_written)
attempt(setattr, error, "characters_written", "x")
del error.characters_written
attempt(lambda: error.characters_written)
attempt(delattr, error, "characters_written")
attempt(lambda: BlockingIOError(11, "busy").characters_written)
attempt(lambda: OSError(2, "x").characters_written)
print(BlockingIOError(11, "busy", "file").filename, OSError(11, "busy", 7).filename, type(OSError(11, "busy", 7)).__name__)
print(OSError(11, "busy", 7).characters_written)
