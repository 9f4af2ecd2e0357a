import sys

monitoring = sys.monitoring
events = monitoring.events
TOOL = 2
names = {getattr(events, name): name for name in dir(events) if name.isupper() and name != "NO_EVENTS"}


def shown(value):
    plain = isinstance(value, (int, str, float, type(None)))
    return value if plain else getattr(value, "__name__", None) or type(value).__name__


def watch(function, *args, only):
    asked = 0
    for event in names:
        if names[event] in only:
            asked |= event

            def callback(code, *rest, event=event):
                if code.co_name not in ("watch", "callback"):
                    print(" ", names[event], code.co_name, *map(shown, rest))

            monitoring.register_callback(TOOL, event, callback)
    print(function.__name__, only)
    monitoring.set_events(TOOL, asked)
    try:
        function(*args)
    except Exception as error:
        print(" ", type(error).__name__)
    monitoring.set_events(TOOL, 0)
    for event in names:
        monitoring.register_callback(TOOL, event, None)


monitoring.use_tool_id(TOOL, "case")


class Base:
    def __init__(self, a):
        self.a = a

    def method(self, *a):
        return 1


class Derived(Base):
    def __init__(self, a):
        super().__init__(a)


def calls():
    len([])
    Base(1)
    Derived(2).method(3)
    "a".upper()
    Base.method(1, 2)
    (lambda: 3)()
    max(*[1, 2], key=None)
    sorted([2, 1], key=lambda v: v)
    int("x")


watch(calls, only=("PY_START", "CALL", "C_RETURN", "C_RAISE", "PY_RETURN"))
watch(calls, only=("CALL",))
