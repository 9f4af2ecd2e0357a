import types
import warnings

warnings.simplefilter("always")


def plain():
    return 1


def generator():
    yield 2


@types.coroutine
def coroutine():
    yield 3


print(coroutine.__code__.co_flags & 0x100, list(generator()))
generator.__code__ = generator.__code__.replace(co_flags=generator.__code__.co_flags | 0x100)
plain.__code__ = generator.__code__
print(list(plain()))
