import sqlite3
import threading

db = sqlite3.connect(":memory:")
cursor = db.execute("select 1")
failures = []


def other_thread():
    try:
        db.execute("select 1")
    except sqlite3.ProgrammingError as error:
        failures.append(str(error).split(". ")[0])


thread = threading.Thread(target=other_thread)
thread.start()
thread.join()
print(failures)
db.close()
db.close()
for action in (
    lambda: db.execute("select 1"),
    lambda: db.commit(),
    lambda: db.cursor(),
    lambda: cursor.fetchone(),
    lambda: db.in_transaction,
    lambda: db.total_changes,
    lambda: db.interrupt(),
    lambda: db("select 1"),
    lambda: sqlite3.Connection.__new__(sqlite3.Connection).commit(),
    lambda: sqlite3.Cursor.__new__(sqlite3.Cursor).fetchone(),
    lambda: sqlite3.Cursor(5),
    lambda: type(sqlite3.connect(":memory:")("select 1"))(),
    lambda: sqlite3.Blob(),
):
    try:
        action()
    except Exception as error:
        print(type(error).__name__, error)
