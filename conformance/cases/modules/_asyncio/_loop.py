class Loop:
    """A loop whose callbacks run when the test says so."""

    def __init__(self):
        self.ready = []

    def get_debug(self):
        return False

    def is_running(self):
        return True

    def call_soon(self, callback, *args, context=None):
        self.ready.append((callback, args, context))

    def call_exception_handler(self, context):
        print("handler:", context["message"], sorted(context))

    def run(self):
        while self.ready:
            callback, args, context = self.ready.pop(0)
            if context is None:
                callback(*args)
            else:
                context.run(callback, *args)


def tried(function, *args):
    try:
        print(function(*args))
    except BaseException as error:
        print(type(error).__name__, error)
