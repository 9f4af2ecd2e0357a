# The state that site leaves.
import os, site, sys
print(site.ENABLE_USER_SITE, site.USER_BASE == os.path.expanduser("~/.local"), site.USER_SITE.endswith("site-packages"))
print(site.getusersitepackages() == site.USER_SITE, site.getuserbase() == site.USER_BASE)
print(site.PREFIXES == [sys.prefix, sys.exec_prefix], callable(site.main), "__deferred__" in vars(site))
print(sys._home, callable(sys.__interactivehook__), sys.__interactivehook__.__name__)
path = list(sys.path)
site.removeduppaths()
print(sys.path == path, os.path.isabs(sys.path[0]))
