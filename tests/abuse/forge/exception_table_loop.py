# ends: work
# The handler of the call is the call itself.
def f():
    try:
        missing()
    except NameError:
        raise
import dis
code = f.__code__
for size in range(1, len(code.co_code) // 2):
    for target in range(size):
        try:
            exec(code.replace(co_exceptiontable=bytes([0x80 | 0, size & 63, target & 63, 0])))
        except (NameError, SystemError, ValueError):
            pass
while True:
    pass
