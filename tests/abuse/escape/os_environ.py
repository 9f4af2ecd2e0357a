# ends: ok
import os
assert not os.environ
