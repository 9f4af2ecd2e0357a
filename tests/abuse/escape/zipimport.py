# ends: ok
import zipimport
try:
    zipimport.zipimporter('/etc/passwd')
except (zipimport.ZipImportError, PermissionError):
    pass
else:
    assert False
