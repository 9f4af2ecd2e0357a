# ends: PermissionError
import os
os.environ['TAIPAN_ABUSE'] = '1'
