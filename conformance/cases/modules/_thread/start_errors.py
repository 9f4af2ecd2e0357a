import _thread

for args in ((3, ()), (len, 3), (len, (), 3), (len,)):
    try:
        _thread.start_new_thread(*args)
    except TypeError as error:
        print(error)
