# ends: memory
import re
x = re.match('(?:(a)|(b))*(c)', 'ab' * 1_000_000 * 100)
