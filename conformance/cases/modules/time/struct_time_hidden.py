import time

t = time.struct_time(range(9))
print(t.tm_zone, t.tm_gmtoff)
t = time.struct_time(range(11))
print(t.tm_zone, t.tm_gmtoff, len(t))
t = time.struct_time(range(9), {"tm_zone": "X"})
print(t.tm_zone, t.tm_gmtoff)
print(t.__reduce__())
