import sqlite3

db = sqlite3.connect(":memory:")


def attempt(*args):
    try:
        print(db.execute(*args).fetchall())
    except Exception as error:
        print(type(error).__name__, error)


attempt("select ?, ?", (1, "two"))
attempt("select ?2, ?1", [1, 2.5])
attempt("select :a, :b, :a", {"a": b"x", "b": None, "c": 3})
attempt("select @a, $b", {"a": True, "b": bytearray(b"y")})
attempt("select :a", (1,))
attempt("select ?", {})
attempt("select :x", {})
attempt("select ?")
attempt("select ?", (1, 2))
attempt("select ?", 5)
attempt("select ?", (2**64,))
attempt("select ?", (-2**63, ))
attempt("select ?", ("\ud800",))
attempt("select ?", (object(),))
attempt("select 1; select 2")
attempt("select 1; -- and nothing")
attempt("select 1\0")
attempt(5)
