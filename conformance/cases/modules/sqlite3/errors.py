import sqlite3

db = sqlite3.connect(":memory:")
db.execute("create table t(a primary key, b not null, check (b > 0))")
for sql in (
    "insert into t values(1, 2), (1, 3)",
    "insert into t values(2, null)",
    "insert into t values(2, -1)",
    "select * from missing",
    "selec 1",
    "insert into t(rowid, a, b) values('x', 1, 1)",
    "",
):
    try:
        print(db.execute(sql).fetchall())
    except sqlite3.Error as error:
        print(type(error).__name__, error, error.sqlite_errorcode, error.sqlite_errorname)
for name in "Error", "DatabaseError", "InterfaceError", "DataError", "NotSupportedError", "Warning":
    cls = getattr(sqlite3, name)
    print(cls, cls.__bases__, getattr(db, name) is cls)
