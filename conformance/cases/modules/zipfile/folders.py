import io
import zipfile

archive = zipfile.ZipFile(io.BytesIO(), "w")
archive.mkdir("one")
with archive.open("two", "w"):
    try:
        archive.mkdir("three")
    except ValueError as error:
        print(error)
print(archive.namelist())
archive.close()
for name in ("four", 5):
    try:
        archive.mkdir(name)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
