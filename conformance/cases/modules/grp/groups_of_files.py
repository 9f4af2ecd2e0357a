import grp, os, pathlib, tempfile

with tempfile.NamedTemporaryFile() as f:
    print(pathlib.Path(f.name).group() == grp.getgrgid(os.stat(f.name).st_gid).gr_name)
    if os.getuid() == 0:
        os.chown(f.name, -1, 3999999)
        try:
            pathlib.Path(f.name).group()
        except KeyError as error:
            print(error)
    print(os.stat(f.name).st_uid == os.getuid())
