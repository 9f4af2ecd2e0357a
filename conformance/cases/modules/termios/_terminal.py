"""A terminal of one's own, and what shows results."""
import os

main, terminal = os.openpty()


def attempt(function, *args, **keywords):
    try:
        print(repr(function(*args, **keywords)))
    except Exception as error:
        print(type(error).__name__, error)
