import copy
import pickle
from datetime import date, datetime, time, timedelta, timezone
values = [date(2024, 1, 2), datetime(2024, 1, 2, 3, 4, 5, 6, timezone.utc, fold=1), time(1, 2, 3, 4, fold=1), timedelta(-1, 2, 3), timezone(timedelta(hours=1), 'n'), timezone.utc]
for value in values:
    print([pickle.loads(pickle.dumps(value, protocol)) == value for protocol in range(6)], copy.deepcopy(value) == value, value.__reduce__())
print(values[1].__reduce_ex__(4), values[2].__reduce_ex__(2), date(b'\x07\xe8\x02\x1d'), time(b'\x0c\x1e\x0f\x01\xe2\x40'))
print(pickle.loads(pickle.dumps(timezone.utc)) is timezone.utc)
