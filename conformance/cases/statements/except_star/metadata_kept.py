group = ExceptionGroup("g", [ValueError(1), TypeError(2)])
group.add_note("note")
cause = KeyError("cause")
try:
    try:
        raise group from cause
    except* ValueError as e:
        print(e.__notes__, e.__cause__ is cause, e.__traceback__ is group.__traceback__, e is group)
except ExceptionGroup as e:
    print(e.__notes__, e.__cause__ is cause, e.exceptions, e.__suppress_context__)
    print(e.__notes__ is group.__notes__)
