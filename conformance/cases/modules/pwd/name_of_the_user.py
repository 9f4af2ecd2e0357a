import getpass, os, pwd

for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
    os.environ.pop(name, None)
print(getpass.getuser() == pwd.getpwuid(os.getuid()).pw_name)
os.environ["USERNAME"] = "from the environment"
print(getpass.getuser())
os.environ["LOGNAME"] = "first"
print(getpass.getuser())
