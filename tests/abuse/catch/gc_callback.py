# ends: work
import gc
armed = True
def callback(phase, info):
    while armed:
        pass
gc.callbacks.append(callback)
try:
    gc.collect()
    while True:
        pass
finally:
    gc.callbacks.clear()
