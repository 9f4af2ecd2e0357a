import _thread

import threading

c, items = threading.Condition(), []


def consume():
    with c:
        c.wait_for(lambda: items)
        print("got", items.pop())


thread = threading.Thread(target=consume)
thread.start()
with c:
    items.append(5)
    c.notify()
thread.join()
with c:
    print(c.wait(0.001))
try:
    c.notify()
except RuntimeError as error:
    print(error)
