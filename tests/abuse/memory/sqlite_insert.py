# ends: memory
import sqlite3
db = sqlite3.connect(':memory:')
db.execute('create table t (x)')
while True:
    db.execute('insert into t values (randomblob(100000))')
