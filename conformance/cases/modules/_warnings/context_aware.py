import sys, threading, warnings

print(sys.flags.context_aware_warnings, sys.flags.thread_inherit_context)
def worker():
    warnings.warn("in the thread")

with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter("always")
    t = threading.Thread(target=worker)
    t.start()
    t.join()
    warnings.warn("main")
print([str(w.message) for w in log])
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            warnings.warn("inner")
        except UserWarning as error:
            print(error)
    warnings.warn("ignored again")
print("end")
