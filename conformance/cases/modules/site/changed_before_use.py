# Attributes that are set or deleted before anything else is looked at.
import sys
os = sys.modules["os"]
os.sep = "/changed"
print(os.sep, os.path.sep, os.name)
stat = sys.modules["stat"]
del stat.S_IFMT
print(hasattr(stat, "S_IFMT"), hasattr(stat, "S_ISDIR"))
vars(sys.modules["errno"])["EOWN"] = -1
print(sys.modules["errno"].EOWN, sys.modules["errno"].EPERM)
del sys.modules["genericpath"]
import genericpath
print(genericpath.commonprefix(["abc", "abd"]), genericpath is sys.modules["genericpath"])
