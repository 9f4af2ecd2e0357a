import warnings
warnings.simplefilter("always")
async def work(): return 1
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    work()
for w in caught:
    print(w.category.__name__, w.message)
c = work()
print(c.cr_frame is not None, c.cr_await, c.__name__)
c.close()
try:
    c.send(None)
except RuntimeError as error:
    print(error)
