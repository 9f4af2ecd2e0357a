import sqlite3


class Product:
    def __init__(self):
        self.value = 1

    def step(self, x):
        self.value *= x

    def finalize(self):
        return self.value


class WindowSum:
    def __init__(self):
        self.total = 0

    def step(self, x):
        self.total += x

    def inverse(self, x):
        self.total -= x

    def value(self):
        return self.total

    finalize = value


class NoFinalize:
    step = lambda self, x: None


class BadInit:
    def __init__(self):
        1 / 0


class BadStep:
    step = lambda self, x: 1 / 0
    finalize = lambda self: 5


db = sqlite3.connect(":memory:")
db.execute("create table t(a)")
db.create_aggregate("product", 1, Product)
print(db.execute("select product(a) from t").fetchone())
db.executemany("insert into t values(?)", [(i,) for i in range(1, 6)])
print(db.execute("select product(a), product(a + 1) from t group by a % 2").fetchall())
db.create_window_function("sums", 1, WindowSum)
print(db.execute("select sums(a) over (order by a rows between 1 preceding and 1 following) from t").fetchall())
for cls in NoFinalize, BadInit, BadStep, int:
    db.create_aggregate("bad", 1, cls)
    try:
        print(db.execute("select bad(a) from t").fetchone())
    except sqlite3.OperationalError as error:
        print(error)
db.create_window_function("sums", 1, None)
db.create_aggregate("product", 1, None)
