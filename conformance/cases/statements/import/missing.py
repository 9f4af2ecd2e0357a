for statement in ["import nothing_like_this", "import os.nothing", "from os import nothing", "from nothing import x", "import os.path.x",
                  "from . import x", "from .a import b", "from math import pi, tau, phi", "import sys.x"]:
    try:
        exec(statement, {"__name__": "__main__"})
    except ImportError as error:
        print(type(error).__name__, str(error).split(" (")[0], error.name)
