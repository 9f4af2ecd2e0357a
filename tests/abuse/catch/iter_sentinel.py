# ends: work
def f():
    while True:
        pass
while True:
    try:
        list(iter(f, 1))
    except BaseException:
        pass
