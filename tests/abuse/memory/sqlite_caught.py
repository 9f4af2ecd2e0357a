# ends: memory
import sqlite3
db = sqlite3.connect(':memory:')
db.execute('create table t (x)')
while True:
    try:
        db.execute('insert into t values (randomblob(1000000))')
    except (MemoryError, sqlite3.Error):
        pass
