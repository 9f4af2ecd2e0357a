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
