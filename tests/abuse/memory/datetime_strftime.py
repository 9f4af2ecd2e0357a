# ends: memory
import datetime
x = [datetime.date(2000, 1, 1).strftime('%A' * 100_000) for _ in range(10_000)]
