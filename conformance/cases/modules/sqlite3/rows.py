import sqlite3
from collections.abc import Sequence

db = sqlite3.connect(":memory:")
db.row_factory = sqlite3.Row
row = db.execute("select 1 as a, 'x' as B, 3.5 as a_1").fetchone()
print(row["a"], row["b"], row["A_1"], row[0], row[-1], row[0:2], len(row), row.keys(), tuple(row), dict(row))
other = db.execute("select 1 as a, 'x' as B, 3.5 as a_1").fetchone()
print(row == other, row != other, hash(row) == hash(other), row == (1, "x", 3.5), isinstance(row, Sequence))
print(row == db.execute("select 1 as c, 'x' as B, 3.5 as a_1").fetchone())
for key in "missing", 3, -4, 2**100, 1.5:
    try:
        row[key]
    except IndexError as error:
        print(error)
for args in (), (5, ()), (db.cursor(), 5):
    try:
        sqlite3.Row(*args)
    except TypeError as error:
        print(error)
db.row_factory = lambda cursor, values: {c[0]: v for c, v in zip(cursor.description, values)}
print(db.execute("select 1 as a, 2 as b").fetchall())
