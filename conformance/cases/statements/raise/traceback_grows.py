import traceback
def inner(): raise ValueError("deep")
def middle():
    try:
        inner()
    except ValueError as e:
        e.add_note("noted")
        raise
try:
    middle()
except ValueError as error:
    print([(f.name, f.lineno) for f in traceback.extract_tb(error.__traceback__)], error.__notes__)
try:
    try:
        middle()
    except ValueError as error:
        first = error.__traceback__
        raise error
except ValueError as error:
    print([f.lineno for f in traceback.extract_tb(error.__traceback__)], error.__traceback__.tb_next is first)
try:
    raise error_again if (error_again := ValueError("x").with_traceback(first)) else None
except ValueError as error:
    print(len(traceback.extract_tb(error.__traceback__)), error.__traceback__.tb_next is first)
