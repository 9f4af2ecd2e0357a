class NoEnter:
    async def __aexit__(self, *a): pass
class NoExit:
    async def __aenter__(self): pass
class Sync:
    def __enter__(self): pass
    def __exit__(self, *a): pass
class PlainEnter:
    def __aenter__(self): return 5
    async def __aexit__(self, *a): pass
class PlainExit:
    async def __aenter__(self): pass
    def __aexit__(self, *a): return 5
async def use(cm):
    async with cm:
        print("body")
for cls in (NoEnter, NoExit, Sync, PlainEnter, PlainExit, object):
    try:
        use(cls()).send(None)
    except (TypeError, AttributeError) as e:
        print(cls.__name__, type(e).__name__, e)
class Async:
    async def __aenter__(self): pass
    async def __aexit__(self, *a): pass
try:
    with Async(): pass
except TypeError as e:
    print(e)
