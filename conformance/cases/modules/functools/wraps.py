from functools import wraps, update_wrapper, WRAPPER_ASSIGNMENTS
def deco(fn):
    @wraps(fn)
    def inner(*a):
        return fn(*a)
    return inner
@deco
def original(x: int) -> str:
    "doc"
    return x
print(original.__name__, original.__doc__, original.__wrapped__(3), original.__annotations__, original(4), WRAPPER_ASSIGNMENTS)
print(update_wrapper(lambda: 0, len).__name__)
