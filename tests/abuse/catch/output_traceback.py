# ends: output
import traceback
def f(n):
    if n:
        f(n - 1)
    else:
        raise ValueError
while True:
    try:
        f(20)
    except ValueError:
        traceback.print_exc()
