from _watch import watch


def numbers():
    x = yield 1
    y = 2
    yield from [3]


def use():
    for i in numbers():
        pass
    it = numbers()
    next(it)
    it.send(5)
    it.close()
    it = numbers()
    next(it)
    try:
        it.throw(ValueError("x"))
    except ValueError:
        pass


async def waits():
    async for x in produces():
        pass
    return 5


async def produces():
    yield 1


def run():
    try:
        waits().send(None)
    except StopIteration:
        pass


watch(use, only=("PY_START", "PY_RESUME", "PY_YIELD", "PY_RETURN", "PY_THROW", "PY_UNWIND"))
watch(run, only=("PY_START", "PY_RESUME", "PY_YIELD", "PY_RETURN", "PY_THROW", "PY_UNWIND"))
watch(use, only=("LINE",))
