# ends: PermissionError
import os
os.scandir('/')
