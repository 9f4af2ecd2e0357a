import traceback
def show(e): print(*traceback.format_exception(e, chain=True), sep="", end="")
e = ValueError("v")
e.add_note("first note")
e.add_note("second\nnote")
try:
    raise e
except ValueError as caught:
    print(caught.__notes__, caught is e)
    print(traceback.format_exception_only(caught))
try:
    raise ExceptionGroup("group", [e, KeyError("k"), ExceptionGroup("nested", [OSError(2, "no")])])
except ExceptionGroup as g:
    print(g.message, len(g.exceptions), g.subgroup(KeyError), g.split(OSError)[0])
    print(len(traceback.format_exception_only(g, show_group=True)))
for bad in (5, None, b"x"):
    try:
        e.add_note(bad)
    except TypeError as error:
        print(error)
e.__notes__ = "not a list"
try:
    e.add_note("x")
except TypeError as error:
    print(error)
print(traceback.format_exception_only(e))
del e.__notes__
print(hasattr(e, "__notes__"), traceback.format_exception_only(e))
e.__notes__ = [1, None, "text"]
print(traceback.format_exception_only(e))
