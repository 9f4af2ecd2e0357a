import importlib.resources as resources
import pkgutil

files = resources.files("venv")
for work in (
    lambda: (files / "absent").read_bytes(),
    lambda: (files / "scripts").read_text(),
    lambda: files.joinpath("absent", "more").open("rb"),
    lambda: pkgutil.get_data("venv", "absent"),
    lambda: resources.read_text("venv", "absent"),
):
    try:
        print(work())
    except OSError as error:
        print(type(error).__name__, error.errno, error.strerror)
print((files / "absent").is_file(), (files / "absent").is_dir(), pkgutil.get_data("os", "x") if False else None)
