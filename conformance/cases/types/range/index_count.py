r = range(0, 20, 4)
print(r.index(8), r.count(8), r.count(9), r.count(8.0), r.index(8.0), r.count("x"))
for v in (9, 20, "a", 8.5):
    try:
        r.index(v)
    except ValueError as e:
        print(e)
try:
    r.index(4, 0, 1)
except TypeError as e:
    print(e)
