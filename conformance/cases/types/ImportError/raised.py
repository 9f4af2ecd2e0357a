"""What the import machinery puts into its errors."""


def show(text):
    try:
        exec(text, {"__name__": "main", "__package__": ""})
    except ImportError as error:
        print(type(error).__name__, str(error).split(" (")[0], "|", error.name, error.path and error.path[-8:], error.name_from)


show("import missing_module")
show("import os.missing")
show("from os import missing_name")
show("from json import nothing_here")
show("import os.path.deeper")
show("from . import sibling")
show("from .sibling import x")
show("from missing_module import x")
show("import missing_module.sub")
