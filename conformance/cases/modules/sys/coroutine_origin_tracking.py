def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

import sys

async def c():
    pass

def make():
    return c()

print(sys.get_coroutine_origin_tracking_depth())
sys.set_coroutine_origin_tracking_depth(2)
x = make()
print([(line, name) for _, line, name in x.cr_origin])
x.close()
sys.set_coroutine_origin_tracking_depth(depth=0)
x = make()
print(x.cr_origin)
x.close()
attempt(sys.set_coroutine_origin_tracking_depth, -1)
attempt(sys.set_coroutine_origin_tracking_depth, "x")
attempt(sys.set_coroutine_origin_tracking_depth, 2**40)
