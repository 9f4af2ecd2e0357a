# ends: time; allow: Network, Clock
import select
select.select([], [], [])
