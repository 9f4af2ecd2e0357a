import os
import sys
import tempfile

sys.dont_write_bytecode = True
SOURCES = {
    "latin": b"# coding: iso8859-15\ntext = '\xa4'",
    "russian": b"#!/usr/bin/env python\n# -*- coding: koi8-r -*-\ntext = '\xc1\xe2'\n",
    "seven": b"# coding: utf-7\ntext = '+AOk-'\n",
    "escaped": b"# coding: raw_unicode_escape\ntext = '\\u0142'\n",
    "surrogate": b"# coding: raw_unicode_escape\ntext = '\\ud800'\n",
    "bad": b"# coding: cp1252\ntext = '\x81'\n",
    "binary": b"# coding: hex_codec\ntext = 1\n",
    "undefined": b"# coding: undefined\ntext = 1\n",
    "unknown": b"# coding: nothing\ntext = 1\n",
    "wrong": b"# coding: koi8-r\n'\xc1' = 1\n",
}
for name, source in SOURCES.items():
    try:
        scope = {}
        exec(source, scope)
        print(name, ascii(scope["text"]))
    except SyntaxError as error:
        print(name, ascii(error.args))
with tempfile.TemporaryDirectory() as folder:
    sys.path.insert(0, folder)
    for name, source in SOURCES.items():
        with open(os.path.join(folder, name + ".py"), "wb") as file:
            file.write(source)
        try:
            print(name, ascii(__import__(name).text))
        except SyntaxError as error:
            print(name, ascii(error.msg), error.lineno, error.offset, ascii(error.text))
