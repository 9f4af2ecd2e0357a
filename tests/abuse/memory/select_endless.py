# ends: memory
import itertools, select
select.select(itertools.repeat(1), [], [])
