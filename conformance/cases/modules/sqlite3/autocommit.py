import sqlite3

db = sqlite3.connect(":memory:", autocommit=False)
print(db.in_transaction, db.autocommit)
db.execute("create table t(a)")
db.commit()
print(db.in_transaction)
db.execute("insert into t values(1)")
db.rollback()
print(db.in_transaction, db.execute("select * from t").fetchall())
db.autocommit = True
print(db.in_transaction, db.autocommit)
db.execute("insert into t values(1)")
db.rollback()
print(db.in_transaction, db.execute("select * from t").fetchall())
db.autocommit = sqlite3.LEGACY_TRANSACTION_CONTROL
print(db.autocommit)
try:
    db.autocommit = "x"
except ValueError as error:
    print(error)
