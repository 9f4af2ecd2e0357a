# ends: work
import sys
armed = True
class Finder:
    def find_spec(self, *args):
        while armed:
            pass
sys.meta_path.insert(0, Finder())
import missing_module
