"""Errors from within builtin functions keep their tracebacks free of builtin frames."""
import traceback


class Bad:
    def __len__(self):
        return -1

    def __index__(self):
        return "x"

    def __hash__(self):
        return 1.5

    def __bool__(self):
        return 2

    def __repr__(self):
        return 5

    def __iter__(self):
        return 7

    def __float__(self):
        return 1

    def __int__(self):
        return 1.0

    def __format__(self, spec):
        return b""

    def __abs__(self):
        raise LookupError("from abs")


for function in (len, hex, hash, bool, repr, iter, list, float, int, format, abs, str, range, bytes, dict, complex):
    try:
        print(function(Bad()))
    except Exception as error:
        print(function.__name__, type(error).__name__, error, len(traceback.extract_tb(error.__traceback__)))
