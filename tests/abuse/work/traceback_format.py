# ends: work
import traceback
def f(n):
    if n:
        f(n - 1)
    raise ValueError
while True:
    try:
        f(500)
    except ValueError:
        traceback.format_exc()
