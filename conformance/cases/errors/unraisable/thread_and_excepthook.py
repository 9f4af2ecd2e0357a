import threading, sys
def hook(args):
    print(args.exc_type.__name__, args.exc_value, args.thread.name, len(args), type(args).__name__)
threading.excepthook = hook
t = threading.Thread(target=lambda: 1 / 0, name="worker")
t.start(); t.join()
t = threading.Thread(target=lambda: sys.exit(3), name="quiet")
t.start(); t.join()
def failing(args): raise KeyError("hook")
def text(a): print("sys.excepthook", a.__name__)
sys.excepthook = lambda t, v, tb: print("sys.excepthook", t.__name__, v)
threading.excepthook = failing
t = threading.Thread(target=lambda: [][1], name="third")
t.start(); t.join()
print("end")
