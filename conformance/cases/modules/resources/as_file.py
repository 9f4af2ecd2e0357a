import importlib.resources as resources
import os

with resources.as_file(resources.files("venv") / "scripts" / "common" / "activate") as path:
    print(path.name, path.exists(), type(path).__name__)
with resources.as_file(resources.files("venv") / "scripts") as path:
    print(path.name, sorted(os.listdir(path / "common")))
with resources.path("venv", "scripts/common/activate") as path:
    print(path.read_text().splitlines()[0])
