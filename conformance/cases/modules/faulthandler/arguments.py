import faulthandler
import signal


def attempt(function, *args, **options):
    try:
        print(function(*args, **options))
    except Exception as error:
        print(type(error).__name__, error)


for args in (1, 2, 3), (-1,), ("x",):
    attempt(faulthandler.dump_traceback, *args)
attempt(faulthandler.dump_traceback, foo=1)
for args in (), (0,), (signal.SIGSEGV,), (1000,), ("x",):
    attempt(faulthandler.register, *args)
    attempt(faulthandler.unregister, *args)
for args in (), (0,), (-1,), ("x",), (10**20,):
    attempt(faulthandler.dump_traceback_later, *args)
attempt(faulthandler.cancel_dump_traceback_later)
