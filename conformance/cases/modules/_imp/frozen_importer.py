import importlib.machinery

F = importlib.machinery.FrozenImporter
print(F.find_spec("no_such_frozen"), F.find_spec("_frozen_importlib").origin)
for call in (lambda: F.get_code("nope"), lambda: F.is_package("nope"), lambda: F.get_source("nope")):
    try:
        call()
    except ImportError as error:
        print(error, error.name)
print(F.is_package("_frozen_importlib"), F.get_source("_frozen_importlib"), type(F.get_code("_frozen_importlib")).__name__)
