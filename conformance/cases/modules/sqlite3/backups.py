import sqlite3

source = sqlite3.connect(":memory:")
source.executescript("create table t(a); insert into t values(1), (2); create view v as select a from t;")
target = sqlite3.connect(":memory:")
steps = []
source.backup(target, pages=1, progress=lambda *args: steps.append(args))
print(target.execute("select a from t").fetchall(), steps[-1][0] == sqlite3.SQLITE_DONE, steps[-1][1])
print(list(source.iterdump()))
data = source.serialize()
print(type(data), data[:15])
other = sqlite3.connect(":memory:")
other.deserialize(data)
print(other.execute("select sum(a) from v").fetchone())
for action in (
    lambda: source.backup(source),
    lambda: source.backup(5),
    lambda: source.backup(target, progress=5),
    lambda: source.backup(target, name="nobody"),
    lambda: source.serialize(name="nobody"),
):
    try:
        action()
    except Exception as error:
        print(type(error).__name__, error)
