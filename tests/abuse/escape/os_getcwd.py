# ends: PermissionError
import os
os.getcwd()
