import sqlite3

db = sqlite3.connect(":memory:")
cursor = db.cursor()
print(cursor.description, cursor.rowcount, cursor.lastrowid, cursor.arraysize, cursor.connection is db)
print(cursor.execute("create table t(a, b)") is cursor, cursor.description, cursor.rowcount)
cursor.execute("insert into t values(1, 2)")
print(cursor.rowcount, cursor.lastrowid)
cursor.executemany("insert into t values(?, ?)", ((i, i * i) for i in range(5)))
print(cursor.rowcount, cursor.lastrowid)
cursor.execute("update t set b = 0 where a > 2")
print(cursor.rowcount, db.total_changes)
cursor.execute("select a, b as [b c], a + b from t order by a")
print(cursor.description)
print(cursor.fetchone(), cursor.fetchmany(), cursor.fetchmany(2), cursor.fetchmany(size=9), cursor.fetchone())
cursor.arraysize = 2
print(cursor.execute("select a from t").fetchmany(), cursor.fetchall(), cursor.fetchall())
print(list(cursor.execute("delete from t returning a")), cursor.rowcount)
print(cursor.setinputsizes([1]), cursor.setoutputsize(1), cursor.setoutputsize(1, 2))
cursor.close()
try:
    cursor.execute("select 1")
except sqlite3.ProgrammingError as error:
    print(error)
