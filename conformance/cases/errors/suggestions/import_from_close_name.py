import traceback
for source in ["from math import sqr", "from collections import ordereddict", "from os.path import joi", "from sys import exc_inf", "from math import zzzz", "import maths", "import collecions.abc", "from json import lods as x", "from types import FunctionTyp", "import os.pth", "from collections import nametuple, deque"]:
    try:
        exec(source)
    except ImportError as e:
        print(traceback.format_exception_only(e)[-1].strip().split(' (/')[0], '|', str(e.name_from))
