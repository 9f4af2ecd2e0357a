import faulthandler
import sys


def inner():
    faulthandler.dump_traceback(all_threads=False)


class Some:
    def method(self):
        inner()


Some().method()
(lambda: faulthandler.dump_traceback(sys.stderr, False))()
print(faulthandler.dump_traceback(file=2, all_threads=0))
