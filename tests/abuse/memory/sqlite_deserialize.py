# ends: memory; allow: Files
import sqlite3
first = sqlite3.connect(':memory:')
first.execute('create table t (x)')
first.execute('insert into t values (zeroblob(1000000))')
data, all = first.serialize(), []
while True:
    all.append(sqlite3.connect(':memory:'))
    all[-1].deserialize(data)
