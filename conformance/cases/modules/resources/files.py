import importlib.resources as resources
import pkgutil

scripts = resources.files("venv").joinpath("scripts")
print(scripts.name, scripts.is_dir(), scripts.is_file(), sorted(item.name for item in scripts.iterdir())[0])
activate = scripts / "common" / "activate"
print(activate.is_file(), activate.is_dir(), activate.name)
print(activate.read_text().splitlines()[0])
print(activate.read_bytes()[:30], resources.read_binary("venv", "scripts/common/activate") == activate.read_bytes())
print(pkgutil.get_data("venv", "scripts/common/activate") == activate.read_bytes())
print(resources.is_resource("venv", "__init__.py"), resources.is_resource("venv", "scripts"), resources.is_resource("venv", "absent"))
with activate.open() as stream:
    print(stream.readline())
