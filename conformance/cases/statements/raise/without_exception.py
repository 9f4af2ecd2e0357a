import sys
def bare(): raise
def attempt(f):
    try:
        f()
    except BaseException as e:
        print(type(e).__name__, e)
attempt(bare)
def after():
    try: 1 / 0
    except ZeroDivisionError: pass
    raise
attempt(after)
def within():
    try: 1 / 0
    except ZeroDivisionError: bare()
attempt(within)
def in_finally():
    try: 1 / 0
    finally: raise
attempt(in_finally)
def in_else():
    try: pass
    except ValueError: pass
    else: raise
attempt(in_else)
def gen():
    try: yield
    except ValueError: raise
def thrown():
    g = gen(); next(g)
    g.throw(ValueError("thrown"))
attempt(thrown)
def nested():
    try: raise ValueError("outer")
    except ValueError:
        try: raise KeyError("inner")
        except KeyError: pass
        raise
attempt(nested)
def lambda_():
    try: raise OSError("os")
    except OSError: (lambda: bare())()
attempt(lambda_)
def deleted():
    try: raise OSError("kept")
    except OSError as e:
        del e
        raise
attempt(deleted)
def group():
    try: raise ExceptionGroup("g", [ValueError(1), KeyError(2)])
    except* ValueError: raise
attempt(group)
