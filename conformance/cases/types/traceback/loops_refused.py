def make():
    try:
        1 / 0
    except ZeroDivisionError as e:
        return e.__traceback__
a, b, c = make(), make(), make()
a.tb_next = b
b.tb_next = c
for x, y in [(a, a), (b, a), (c, a), (c, b)]:
    try:
        x.tb_next = y
        print("fine")
    except ValueError as e:
        print(e)
c.tb_next = None
a.tb_next = c
print(a.tb_next is c, b.tb_next is c)
for bad in (1, "x", a.tb_frame):
    try:
        a.tb_next = bad
    except TypeError as e:
        print(e)
try:
    del a.tb_next
except TypeError as e:
    print(e)
