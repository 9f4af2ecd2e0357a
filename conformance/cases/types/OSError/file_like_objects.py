"""Files that are paths, descriptors, anything."""
import os
from pathlib import Path


class Name:
    def __fspath__(self):
        return "/nonexistent/name"

    def __repr__(self):
        return "Name()"


for target in (Path("/nonexistent/p"), Name(), "/nonexistent/\udcff", 12345):
    for function in (open, os.stat):
        try:
            function(target)
        except OSError as error:
            print(function.__name__, ascii(error.filename), ascii(str(error)))
