# ends: work
import gc
while True:
    x = [type('C', (), {}) for _ in range(3_000)]
    del x
    gc.collect()
