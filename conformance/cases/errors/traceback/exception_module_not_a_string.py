class Odd(Exception):
    pass

Odd.__module__ = 5
raise Odd("text")
