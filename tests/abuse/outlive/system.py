# ends: PermissionError
import os
os.system('true')
