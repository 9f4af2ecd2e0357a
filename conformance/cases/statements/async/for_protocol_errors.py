class NoAnext:
    def __aiter__(self): return self
class NotIterator:
    def __aiter__(self): return 5
class AiterCoroutine:
    async def __aiter__(self): return self
class PlainNext:
    def __aiter__(self): return self
    def __anext__(self): return 5
class Raises:
    def __aiter__(self): return self
    def __anext__(self): raise KeyError("k")
class Stops:
    def __aiter__(self): return self
    async def __anext__(self): raise StopIteration
async def use(x):
    async for i in x:
        print("item", i)
import warnings
warnings.simplefilter("ignore")
for cls in (NoAnext, NotIterator, AiterCoroutine, PlainNext, Raises, Stops, list):
    try:
        use(cls()).send(None)
    except StopIteration:
        print("finished")
    except Exception as e:
        print(cls.__name__, type(e).__name__, e, repr(e.__cause__))
