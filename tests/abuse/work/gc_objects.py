# ends: work
import gc
x = [[n] for n in range(100_000)]
while True:
    gc.get_objects()
    gc.get_referrers(x)
