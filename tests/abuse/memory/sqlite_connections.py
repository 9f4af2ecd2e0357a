# ends: memory
import sqlite3
x = []
while True:
    x.append(sqlite3.connect(':memory:'))
    x[-1].execute('create table t (x)')
