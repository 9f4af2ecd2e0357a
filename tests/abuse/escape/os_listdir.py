# ends: PermissionError
import os
os.listdir('/')
