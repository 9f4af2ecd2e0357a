import faulthandler


def café_中():
    faulthandler.dump_traceback(all_threads=False)


def recurse(depth):
    return recurse(depth - 1) if depth else faulthandler.dump_traceback(all_threads=False)


café_中()
recurse(120)
print("done")
