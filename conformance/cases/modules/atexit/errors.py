import atexit

for call in (lambda: atexit.register(), lambda: atexit.register(3), lambda: atexit.unregister()):
    try:
        call()
    except TypeError as error:
        print(error)
