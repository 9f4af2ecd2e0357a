import sqlite3

db = sqlite3.connect(":memory:")
db.execute("create table t(a)")
db.executemany("insert into t values(?)", [(w,) for w in ("b", "A", "c", "ä")])
db.create_collation("backwards", lambda a, b: (a < b) - (a > b))
print(db.execute("select a from t order by a collate backwards").fetchall())
db.create_collation("wide", lambda a, b: 2**40 if a > b else -(2**40))
print(db.execute("select a from t order by a collate wide").fetchall())
db.create_collation("backwards", None)
try:
    db.execute("select a from t order by a collate backwards")
except sqlite3.OperationalError as error:
    print(error)
for bad in ("x", 5), (5, len):
    try:
        db.create_collation(*bad)
    except TypeError as error:
        print(error)
