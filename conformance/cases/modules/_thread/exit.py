import _thread

import threading


def f():
    print("in")
    _thread.exit()
    print("never")


thread = threading.Thread(target=f)
thread.start()
thread.join()
try:
    _thread.exit()
except SystemExit as error:
    print(repr(error))
