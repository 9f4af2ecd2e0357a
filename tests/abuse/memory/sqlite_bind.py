# ends: memory
import sqlite3
db = sqlite3.connect(':memory:')
big = bytes(1 << 20)
db.execute('select ' + ', '.join('?' * 2000), [big] * 2000).fetchone()
