# ends: ok
import re
re.compile('[' + '[' * 10_000 + ']')
