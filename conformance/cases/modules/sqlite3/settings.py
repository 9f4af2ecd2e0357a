import sqlite3

db = sqlite3.connect(":memory:")
print(db.getlimit(sqlite3.SQLITE_LIMIT_SQL_LENGTH), db.setlimit(sqlite3.SQLITE_LIMIT_SQL_LENGTH, 20))
print(db.getlimit(sqlite3.SQLITE_LIMIT_SQL_LENGTH))
try:
    db.execute("select 1 -- a long comment")
except sqlite3.DataError as error:
    print(error)
for action in (
    lambda: db.getlimit(1111),
    lambda: db.getconfig(1111),
    lambda: db.setconfig(-5),
):
    try:
        action()
    except Exception as error:
        print(type(error).__name__, error)
print(db.getconfig(sqlite3.SQLITE_DBCONFIG_ENABLE_FKEY))
db.setconfig(sqlite3.SQLITE_DBCONFIG_ENABLE_FKEY)
print(db.getconfig(sqlite3.SQLITE_DBCONFIG_ENABLE_FKEY))
print(sqlite3.complete_statement("select 1;"), sqlite3.complete_statement("select 1"))
print(sqlite3.apilevel, sqlite3.paramstyle, sqlite3.threadsafety, sqlite3.PARSE_COLNAMES)
