import _thread

import threading


def hook(args):
    print(args.exc_type.__name__, args.exc_value, args.thread.name)


threading.excepthook = hook
thread = threading.Thread(target=lambda: 1 / 0, name="t")
thread.start()
thread.join()
print(_thread._ExceptHookArgs is threading.ExceptHookArgs)
