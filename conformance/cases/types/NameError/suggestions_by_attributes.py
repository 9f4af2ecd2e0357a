"""The hint of a name error is computed when it is printed, from name and frame."""
import traceback


def last_line(error):
    return traceback.format_exception_only(error)[-1].rstrip()


def outer():
    counter = 1

    def inner():
        return countr + counter
    return inner()


try:
    outer()
except NameError as error:
    print(last_line(error), "|", "".join(traceback.TracebackException.from_exception(error).format_exception_only()).rstrip())
    error.name = "unrelated"
    print("".join(traceback.TracebackException.from_exception(error).format_exception_only()).rstrip())
    error.name = None
    print("".join(traceback.TracebackException.from_exception(error).format_exception_only()).rstrip())
try:
    abss(1)
except NameError as error:
    print("".join(traceback.TracebackException.from_exception(error).format_exception_only()).rstrip())
