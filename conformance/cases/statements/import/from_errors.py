for source in ["from math import nothing", "from math import sqrt, sqrtt", "import math.sub", "from math.sub import x", "from . import x", "from .x import y", "import nothing_here", "import nothing.here", "from nothing.here import a", "from sys import nope as n", "import os.nope", "from __future__ import nope" ]:
    try:
        exec(source, {"__name__": "__main__"})
    except (ImportError, SyntaxError) as e:
        print(type(e).__name__, e.msg, getattr(e, "name", None), getattr(e, "name_from", None))
