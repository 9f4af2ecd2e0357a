try:
    1 / 0
except ZeroDivisionError as e:
    saved = e.with_traceback(None)
raise saved
