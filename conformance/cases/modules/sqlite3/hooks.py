import sqlite3

db = sqlite3.connect(":memory:")
db.execute("create table t(a, b)")
asked = []


def authorizer(action, first, second, database, source):
    asked.append((action, first, second, database, source))
    return sqlite3.SQLITE_DENY if second == "b" else sqlite3.SQLITE_OK


db.set_authorizer(authorizer)
print(db.execute("select a from t").fetchall(), asked)
try:
    db.execute("select b from t")
except sqlite3.DatabaseError as error:
    print(error, error.sqlite_errorname)
db.set_authorizer(None)
traced = []
db.set_trace_callback(traced.append)
db.execute("insert into t values(?, ?)", (1, "it's"))
db.set_trace_callback(None)
print(traced)
calls = []
db.set_progress_handler(lambda: calls.append(1), 1)
db.execute("select * from t").fetchall()
print(len(calls) > 3)
db.set_progress_handler(lambda: 1, 1)
try:
    db.execute("select * from t a, t b, t c").fetchall()
except sqlite3.OperationalError as error:
    print(error, error.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT)
db.set_progress_handler(None, 0)
print(db.execute("select * from t").fetchall())
