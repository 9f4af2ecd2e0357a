from _watch import TOOL, events, monitoring, watch


def inner():
    raise KeyError(1)


def middle():
    inner()


def outer():
    try:
        middle()
    except KeyError as error:
        try:
            raise
        except:
            pass
    finally:
        pass
    int("x")


watch(outer, only=("RAISE", "RERAISE", "EXCEPTION_HANDLED", "PY_UNWIND"))
watch(outer, only=("EXCEPTION_HANDLED", "LINE"))


def angry(code, offset, exception):
    raise ValueError("from the callback")


monitoring.register_callback(TOOL, events.RAISE, angry)
monitoring.set_events(TOOL, events.RAISE)
try:
    middle()
except Exception as error:
    print(repr(error), repr(error.__context__))
monitoring.set_events(TOOL, 0)
