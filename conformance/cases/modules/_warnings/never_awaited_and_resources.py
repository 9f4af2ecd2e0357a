import gc, warnings

async def coroutine(): ...
coroutine()
warnings.simplefilter("always")
f = open("/dev/null")
number = f.fileno()
del f
gc.collect()
with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter("always")
    open("/dev/null", "rb")
    coroutine()
print([(w.category.__name__, type(w.source).__name__) for w in log])
