import sqlite3

db = sqlite3.connect(":memory:")
print(repr(db.isolation_level), db.autocommit, db.in_transaction)
db.execute("create table t(a)")
print(db.in_transaction)
db.execute("insert into t values(1)")
print(db.in_transaction)
db.rollback()
print(db.in_transaction, db.execute("select count(*) from t").fetchone())
with db:
    db.execute("insert into t values(1)")
try:
    with db:
        db.execute("insert into t values(2)")
        1 / 0
except ZeroDivisionError:
    print(db.execute("select a from t").fetchall())
db.isolation_level = None
db.execute("insert into t values(3)")
print(db.in_transaction, db.isolation_level)
db.isolation_level = "immediate"
print(db.isolation_level)
db.execute("insert into t values(4)")
db.executescript("select 1; create table u(b);")
print(db.in_transaction)
for bad in "x", 5:
    try:
        db.isolation_level = bad
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
