# ends: ok; allow: Files
import os, sys, tempfile
folder = tempfile.mkdtemp()
os.mkdir(os.path.join(folder, '__pycache__'))
open(os.path.join(folder, 'plain.py'), 'w').close()
for name in ('module.py', 'cached.pyc', '__pycache__/plain.taipan-314.pyc'):
    os.mkfifo(os.path.join(folder, name))
sys.path.insert(0, folder)
for name in ('module', 'cached', 'plain'):
    try:
        __import__(name)
    except ImportError:
        pass
