import sqlite3

db = sqlite3.connect(":memory:")
db.execute("create table t(b blob)")
db.execute("insert into t values(zeroblob(10))")
with db.blobopen("t", "b", 1) as blob:
    blob.write(b"hello")
    print(blob.tell(), len(blob), blob[0], blob[-1], blob[1:4], blob[4:3], blob[::3])
    blob[5] = 33
    blob[6:9] = b"xyz"
    blob[0:6:2] = b"HLO"
    blob.seek(0)
    print(blob.read(3), blob.read(), blob.read())
    blob.seek(-2, 2)
    print(blob.tell())
    for action in (
        lambda: blob[10],
        lambda: blob["a"],
        lambda: blob.__setitem__(0, 256),
        lambda: blob.__setitem__(0, b"a"),
        lambda: blob.__setitem__(slice(0, 2), b"a"),
        lambda: blob.__delitem__(0),
        lambda: blob[4::-2],
        lambda: blob.write(b"abc"),
        lambda: blob.seek(11),
        lambda: blob.seek(0, 5),
    ):
        try:
            action()
        except Exception as error:
            print(type(error).__name__, error)
try:
    blob.read()
except sqlite3.ProgrammingError as error:
    print(error)
print(db.execute("select b from t").fetchone())
try:
    db.blobopen("t", "b", 7)
except sqlite3.OperationalError as error:
    print(error)
try:
    db.blobopen("t", "b", 1, readonly=True)[0] = 5
except sqlite3.OperationalError as error:
    print(error)
