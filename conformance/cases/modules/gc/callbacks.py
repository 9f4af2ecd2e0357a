def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

import gc
gc.disable()
events = []
def callback(phase, info):
    events.append((phase, sorted(info), info["generation"]))

gc.callbacks.append(callback)
gc.collect(0)
gc.collect()
gc.callbacks.remove(callback)
print(*events, sep="\n")
