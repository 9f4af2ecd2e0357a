# ends: RecursionError
import sys
class Finder:
    def find_spec(self, name, path, target=None):
        __import__(name + 'x')
finder = Finder()
sys.meta_path.insert(0, finder)
try:
    import spam
finally:
    sys.meta_path.remove(finder)
