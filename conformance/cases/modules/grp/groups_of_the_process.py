import grp, os

groups = os.getgroups()
print(all(isinstance(g, int) for g in groups), os.getgid() in groups or not groups or True)
name = grp.getgrgid(os.getgid()).gr_name
print(grp.getgrnam(name).gr_gid == os.getgid())
import pwd
print(os.getgid() in os.getgrouplist(pwd.getpwuid(os.getuid()).pw_name, os.getgid()))
try:
    os.getgrouplist("no-such-user", "x")
except TypeError as error:
    print(error)
print(os.getgrouplist("no-such-user", 12345))
