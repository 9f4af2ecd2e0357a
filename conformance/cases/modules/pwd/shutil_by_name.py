import os, shutil, tempfile

with tempfile.NamedTemporaryFile() as f:
    print(shutil.chown(f.name, os.getuid(), os.getgid()))
    for arguments in ({"user": "no-such-user"}, {"group": "no-such-group"}, {}):
        try:
            shutil.chown(f.name, **arguments)
        except (LookupError, ValueError) as error:
            print(type(error).__name__, error)
