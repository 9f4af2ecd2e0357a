class Own(Exception): pass
for statement in ["raise Own", "raise Own()", "raise Own('text')", "raise Own from ValueError", "raise Own from None"]:
    try:
        exec(statement)
    except Own as error:
        print(statement, "->", repr(error), repr(error.__cause__))
