import sqlite3

db = sqlite3.connect(":memory:")
db.create_function("plus", 2, lambda a, b: a + b)
db.create_function("count_all", -1, lambda *args: len(args), deterministic=True)
db.create_function("kind", 1, lambda value: type(value).__name__)
db.create_function("fail", 0, lambda: 1 / 0)
db.create_function("big", 0, lambda: 2**70)
db.create_function("odd", 0, lambda: object())
print(db.execute("select plus(1, 2), plus('a', 'b'), count_all(), count_all(1, 2, 3)").fetchone())
print(db.execute("select kind(1), kind(1.5), kind('x'), kind(x'00'), kind(null)").fetchone())
for call in "fail()", "big()", "odd()", "plus(1)", "missing()":
    try:
        db.execute("select " + call)
    except sqlite3.Error as error:
        print(type(error).__name__, error, error.sqlite_errorname)
db.create_function("plus", 2, None)
try:
    db.execute("select plus(1, 2)")
except sqlite3.OperationalError as error:
    print(error)
