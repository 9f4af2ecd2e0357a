for package, name, source in [(None, "m", "from . import a"), ("", "m", "from . import a"), ("p", "p.m", "from . import a"), ("os", "os.x", "from .. import a"), (5, "m", "from . import a"), ("os", "os.m", "from .path import join"), ("os", "os.m", "from . import path"), ("os", "os.m", "from .nope import a")]:
    ns = {"__name__": name, "__package__": package}
    try:
        exec(source, ns)
        print(sorted(k for k in ns if not k.startswith("__")))
    except Exception as e:
        print(type(e).__name__, e)
