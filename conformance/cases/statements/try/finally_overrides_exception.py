import warnings
warnings.simplefilter("ignore")
exec('''
def f():
    try:
        1 / 0
    finally:
        return "swallowed"
def g():
    while True:
        try:
            1 / 0
        finally:
            break
    return "also"
''')
print(f(), g())
try:
    try:
        1 / 0
    finally:
        raise KeyError("new")
except KeyError as error:
    print(error, repr(error.__context__))
