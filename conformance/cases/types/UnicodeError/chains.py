# The error of a codec is the cause or the context of what a program raises meanwhile.
def cause_of(error):
    return type(error.__cause__).__name__, type(error.__context__).__name__, error.__suppress_context__


try:
    try:
        b"\xff".decode()
    except UnicodeDecodeError as error:
        raise ValueError("not text") from error
except ValueError as error:
    print(error, cause_of(error), error.__cause__.start, error.__cause__.end)
try:
    try:
        "\ud800".encode()
    except UnicodeEncodeError as error:
        error.add_note("in a name")
        int(error.reason)
except ValueError as error:
    print(type(error).__name__, cause_of(error), error.__context__.__notes__, error.__context__.object == "\ud800")
try:
    open("a\0b", encoding="utf-8")
except ValueError as error:
    print(type(error).__name__, error)
