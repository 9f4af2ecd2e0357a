import sqlite3

db = sqlite3.connect(":memory:")
db.execute("create table t(a, b integer, c text, d real, e blob)")
db.execute("insert into t values(?, ?, ?, ?, ?)", (None, 2**62, "naïve 🐍", 1.5, b"\0\xff"))
db.execute("insert into t values(?, ?, ?, ?, ?)", (1, "5", 6, "7", memoryview(b"abc")))
for row in db.execute("select * from t"):
    print(row)
print(db.execute("select typeof(a), typeof(b), typeof(c), typeof(d), typeof(e) from t").fetchall())
db.text_factory = bytes
print(db.execute("select 'a', x'00'").fetchone())
db.text_factory = bytearray
print(db.execute("select 'a', x'00'").fetchone())
db.text_factory = lambda text: text.decode() + "!"
print(db.execute("select 'a', x'00'").fetchone())
db.text_factory = str
try:
    db.execute("select cast(x'ff41' as text) as bad").fetchone()
except sqlite3.OperationalError as error:
    print(ascii(str(error)))
print(db.execute("select '', x'', 0.0, -1").fetchone())
