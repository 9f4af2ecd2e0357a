try:
    1 / 0
except ZeroDivisionError as e:
    saved = e

def later():
    raise saved

later()
