import select, os

r, w = os.pipe()
os.close(w)
print(select.select([r], [], [], 0)[0] == [r])
os.close(r)
try:
    select.select([r], [], [], 0)
except OSError as error:
    print(type(error).__name__, error)
for bad in ([-1], [1.5], [object()], 5, [2**40], ["x"]):
    try:
        select.select(bad, [], [], 0)
    except (ValueError, TypeError, OverflowError) as error:
        print(type(error).__name__, error)
