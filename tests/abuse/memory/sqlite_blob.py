# ends: memory
import sqlite3
db = sqlite3.connect(':memory:')
x = db.execute('select length(hex(zeroblob(400000000)))').fetchone()
