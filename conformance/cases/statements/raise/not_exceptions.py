for statement in ["raise 1", "raise 'text'", "raise None", "raise object", "raise ValueError from 5", "raise int()"]:
    try:
        exec(statement)
    except TypeError as error:
        print(statement, "->", error)
