import os, pathlib, pwd

home = pwd.getpwnam("root").pw_dir
print(os.path.expanduser("~root") == home, os.path.expanduser("~root/x") == home + "/x", os.path.expanduser("~no-such-user/x"))
del os.environ["HOME"]
print(os.path.expanduser("~") == pwd.getpwuid(os.getuid()).pw_dir)
try:
    pathlib.Path("~no-such-user").expanduser()
except RuntimeError as error:
    print(error)
print(pathlib.Path("~root").expanduser() == pathlib.Path(home))
