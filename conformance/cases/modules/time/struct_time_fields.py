import time

t = time.gmtime(0)
print(t.tm_year, t.tm_mon, t.tm_mday, t[3], t[-1], len(t))
print(t.tm_zone, t.tm_gmtoff, t.n_fields, t.n_sequence_fields, t.n_unnamed_fields)
print(t == time.gmtime(0), hash(t) == hash(tuple(t)), t < time.gmtime(1))
print(time.struct_time.__match_args__)
