# ends: ok; allow: Files
import os, shutil, sys
folder = f'/tmp/taipan-abuse-{os.getpid()}'
os.makedirs(os.path.join(folder, '__pycache__'))
try:
    open(os.path.join(folder, 'plain.py'), 'w').close()
    for name in ('module.py', 'cached.pyc', '__pycache__/plain.taipan-314.pyc'):
        os.mkfifo(os.path.join(folder, name))
    sys.path.insert(0, folder)
    for name in ('module', 'cached', 'plain'):
        sys.modules.pop(name, None)
        try:
            __import__(name)
        except ImportError:
            pass
finally:
    shutil.rmtree(folder)
