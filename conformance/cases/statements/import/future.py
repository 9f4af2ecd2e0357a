for source in ["from __future__ import annotations\nx: undefined = 1", "from __future__ import nothing", "x = 1\nfrom __future__ import annotations",
               "from __future__ import braces", "from __future__ import *"]:
    try:
        ns = {}
        exec(source, ns)
        print(ns["__annotations__"])
    except SyntaxError as error:
        print(error.msg)
