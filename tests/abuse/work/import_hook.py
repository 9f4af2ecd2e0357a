# ends: work
import sys
class Finder:
    def find_spec(self, *args):
        while True:
            pass
sys.meta_path.insert(0, Finder())
try:
    import missing_module
finally:
    sys.meta_path.pop(0)
