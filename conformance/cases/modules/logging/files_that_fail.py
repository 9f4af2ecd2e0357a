# Handlers report files that cannot be opened; handlers may go while records are handled.
import io
import logging
import logging.handlers
import os
import sys
import tempfile

record = logging.makeLogRecord({"msg": "text"})
with tempfile.TemporaryDirectory() as folder:
    name = os.path.join(folder, "missing", "a.log")
    for kind in logging.FileHandler, logging.handlers.WatchedFileHandler:
        handler = kind(name, delay=True)
        handler.handleError = lambda record: print(kind.__name__, sys.exc_info()[0].__name__)
        handler.handle(record)
        handler.close()


class Leaving(logging.Handler):
    def emit(self, record):
        print("leaving")
        logger.removeHandler(self)


class Staying(logging.Handler):
    def emit(self, record):
        print("staying")


logger = logging.Logger("l")
logger.addHandler(Leaving())
logger.addHandler(Staying())
logger.error("x")
print([type(handler).__name__ for handler in logger.handlers])
