# ends: ok
import glob
assert glob.glob('/*') == []
