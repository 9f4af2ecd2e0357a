# ends: memory
import sqlite3
db = sqlite3.connect(':memory:')
db.execute("""with recursive n(i, x) as (select 1, randomblob(1000) union all select i + 1, randomblob(1000) from n)
select x from n order by x""").fetchall()
