import _thread

import threading


class L(_thread._local):
    def __init__(self, n):
        self.n = n


loc = L(3)
loc.n = 4
thread = threading.Thread(target=lambda: print(loc.n))
thread.start()
thread.join()
print(loc.n)
try:
    _thread._local(1)
except TypeError as error:
    print(error)
