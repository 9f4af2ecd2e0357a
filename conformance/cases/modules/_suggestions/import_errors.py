import traceback

for statement in ("from os import pathh", "from os.path import joinn", "from sys import argvv, path", "from collections import OrderedDic", "import colections", "import osx.path", "from os import zzzzzzz",
                  "from math import sine"):
    try:
        exec(statement)
    except ImportError as error:
        print(statement, "->", traceback.format_exception_only(error)[-1].strip().rpartition(")")[2])
