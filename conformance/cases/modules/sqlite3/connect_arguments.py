import sqlite3


def attempt(*args, **kwargs):
    try:
        return sqlite3.connect(*args, **kwargs).close()
    except Exception as error:
        print(type(error).__name__, error)


attempt()
attempt(5)
attempt("a\0b")
attempt("/nonexistent/folder/file")
attempt(":memory:", isolation_level="x")
attempt(":memory:", isolation_level=3)
attempt(":memory:", autocommit=3)
attempt(":memory:", timeout="a")
attempt(":memory:", detect_types="a")
print(attempt(":memory:", isolation_level="deferred"))
