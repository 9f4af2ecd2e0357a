import sqlite3


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __conform__(self, protocol):
        if protocol is sqlite3.PrepareProtocol:
            return f"{self.x};{self.y}"


class Other:
    pass


sqlite3.register_converter("point", lambda data: tuple(map(int, data.split(b";"))))
sqlite3.register_adapter(Other, lambda other: "other")
db = sqlite3.connect(":memory:", detect_types=sqlite3.PARSE_DECLTYPES | sqlite3.PARSE_COLNAMES)
db.execute("create table t(p point, q POINT not null, r text)")
db.execute("insert into t values(?, ?, ?)", (Point(1, 2), Point(3, 4), Other()))
db.execute("insert into t values(?, ?, ?)", (None, "5;6", "7;8"))
print(db.execute("select * from t").fetchall())
cursor = db.execute('select r as "r [point]", p as "p [text]" from t where r != "other"')
print(cursor.description[0][0], cursor.description[1][0], cursor.fetchall())
print(sqlite3.adapt(Point(5, 6)), sqlite3.adapt(Other()), sqlite3.adapt(1, None, "none"))
try:
    sqlite3.adapt(1)
except sqlite3.ProgrammingError as error:
    print(error)
