import traceback
def inner():
    yield 1
    raise ValueError("inner")
def outer():
    yield from inner()
g = outer()
next(g)
try:
    next(g)
except ValueError as e:
    print([(f.name, f.lineno) for f in traceback.extract_tb(e.__traceback__)])
    print(e.__traceback__.tb_next.tb_frame.f_back, e.__traceback__.tb_next.tb_frame.f_generator)
g = outer()
next(g)
try:
    g.throw(KeyError("thrown"))
except KeyError as e:
    print([(f.name, f.lineno) for f in traceback.extract_tb(e.__traceback__)])
async def co(): await co2()
async def co2(): raise TypeError("co")
c = co()
try:
    c.send(None)
except TypeError as e:
    print([(f.name, f.lineno) for f in traceback.extract_tb(e.__traceback__)])
try:
    [x for x in map(lambda x: 1 // x, [1, 0])]
except ZeroDivisionError as e:
    print([(f.name, f.lineno) for f in traceback.extract_tb(e.__traceback__)])
