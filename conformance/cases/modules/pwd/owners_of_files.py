import pathlib, pwd, os, tempfile

print(pathlib.Path("/").owner(), pathlib.Path("/").group())
with tempfile.NamedTemporaryFile() as f:
    print(pathlib.Path(f.name).owner() == pwd.getpwuid(os.getuid()).pw_name)
    if os.getuid() == 0:
        os.chown(f.name, 3999999, 3999999)
        try:
            pathlib.Path(f.name).owner()
        except KeyError as error:
            print(error)
