# A trace or profile function for threads that run already; a timeout that is no number.
import sys
import threading


def function(*args):
    pass


for everywhere, get in (threading.settrace_all_threads, sys.gettrace), (threading.setprofile_all_threads, sys.getprofile):
    first, second, seen = threading.Event(), threading.Event(), []

    def check():
        seen.append(get())
        first.set()
        second.wait()
        seen.append(get())

    thread = threading.Thread(target=check)
    thread.start()
    first.wait()
    everywhere(function)
    mine = get()
    second.set()
    thread.join()
    everywhere(None)
    print(seen == [None, function], mine is function, get())
try:
    threading.Event().wait(float("nan"))
except ValueError as error:
    print(error)
