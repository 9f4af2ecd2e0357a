def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

print(__import__("os.path").__name__, __import__("os.path", fromlist=["join"]).__name__, __import__("json", None, None, ["decoder"]).decoder.__name__)
attempt(__import__)
attempt(__import__, 5)
attempt(__import__, "")
attempt(__import__, "no_such_module")
attempt(__import__, "os.nope")
attempt(__import__, "os", level=-1)
attempt(__import__, "", {"__package__": "nope"}, level=1)
attempt(__import__, "x", {}, {}, [], 1)
attempt(__import__, "x", {"__name__": "a.b"}, {}, [], 1)
attempt(__import__, "x", {"__package__": 5}, {}, [], 1)
attempt(__import__, "x", {"__package__": "os"}, {}, [], 3)
attempt(__import__, "sys", fromlist=5)
attempt(__import__, "json", fromlist=[5])
attempt(__import__, name="sys")
