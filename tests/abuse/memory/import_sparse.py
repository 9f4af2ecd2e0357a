# ends: memory; allow: Files
import os, sys, tempfile
folder = tempfile.mkdtemp()
path = os.path.join(folder, 'module.py')
with open(path, 'w') as file:
    file.truncate(1 << 30)
sys.path.insert(0, folder)
try:
    import module
finally:
    os.unlink(path)
